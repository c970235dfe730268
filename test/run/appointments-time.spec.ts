import { describe, expect, it } from 'vitest'
import { fixedClock, packageRoot, type Clock } from '../../src/core/index.js'
import { loadRegister } from '../../src/register/index.js'
import { moduleFile } from '../../src/run/cucumber.js'
import { contextOn } from '../../src/run/open.js'
import { run } from '../../src/run/runner.js'
import { startEmbedded } from '../../src/target/index.js'
import { createValidator } from '../../src/validator/index.js'
import { request, variantNamed } from './helpers.js'

/** The same run at any hour, in either daylight season and across midnight gives the same verdicts. */

const VARIANT = variantNamed('appointment-management@1.2.7')
const validator = createValidator({ sets: [VARIANT.definitions] })

/** Scenarios in which days and hours count. */
const TIMED =
  /loaded for the session|found by a search over|runs past midnight|booking window|A range from day|Local times|of the past|is listed$|is listed on its own day|in the range of|lies in the past|slot in the past|past appointment|Two slots that may be|An appointment is cancelled|Two slots with the end|No more slots|period without slots|at the same moment/

/** A clock that is set by hand. */
const handClock = (instant: string): Clock & { set(next: string): void } => {
  let at = instant
  return { now: () => new Date(at), set: (next) => void (at = next) }
}

/**
 * The verdict of each scenario with all that it did not pass.
 *
 * @param half - called when half of the scenarios are over
 */
async function verdicts(clock: Clock, half: () => void = () => undefined): Promise<string[]> {
  const target = await startEmbedded({ variant: VARIANT, clock })
  let all = 0
  const record = await run(
    request({
      variants: [VARIANT],
      features: ['features/appointment-management'],
      cwd: packageRoot,
      steps: ['steps/**/*.ts', moduleFile('run/worker-support')],
      only: (_variant, { name }) => (TIMED.test(name) ? undefined : 'time does not count'),
      open: () =>
        Promise.resolve(contextOn(target, VARIANT, loadRegister(VARIANT.registers), 'seed', { validator, clock })),
      clock,
    }),
    [
      {
        scenario: (_record, left) => {
          all ||= left + 1
          if (left === Math.floor(all / 2)) half()
        },
      },
    ],
  )
  return record.scenarios
    .map(({ uri, line, verdict, findings }) => {
      const told = findings
        .filter((f) => !['pass', 'info'].includes(f.verdict))
        .map((f) => `${f.check} ${f.received ?? f.note ?? ''}`)
      return [`${uri}:${line}`, verdict, ...told].join(' ')
    })
    .sort()
}

const atNoon = verdicts(fixedClock('2030-05-15T11:00:00Z'))

describe('a run', () => {
  it('is green on a day in May', async () => {
    const all = await atNoon
    expect(all.length).toBeGreaterThan(30)
    expect(all.filter((line) => !/ passed$/.test(line))).toEqual([])
  })

  it.each([
    ['in winter', '2030-01-16T15:00:00Z'],
    ['in the night in which clocks go forward', '2030-03-31T00:59:00Z'],
    ['in the hour that comes twice', '2030-10-27T00:30:00Z'],
  ])('gives the same verdicts %s', async (_when, instant) => {
    expect(await verdicts(fixedClock(instant))).toEqual(await atNoon)
  })

  it.each([
    ['a winter midnight', '2030-01-16T23:59:00Z', '2030-01-17T00:00:10Z'],
    ['a summer midnight', '2030-07-17T22:59:00Z', '2030-07-17T23:00:10Z'],
  ])('gives the same verdicts across %s', async (_which, before, after) => {
    const clock = handClock(before)
    expect(await verdicts(clock, () => clock.set(after))).toEqual(await atNoon)
  })
})
