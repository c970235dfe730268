import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot, systemClock } from '../../src/core/index.js'
import { loadRegister } from '../../src/register/index.js'
import { moduleFile } from '../../src/run/cucumber.js'
import { createLedger } from '../../src/run/ledger.js'
import { contextOn } from '../../src/run/open.js'
import { run } from '../../src/run/runner.js'
import { startEmbedded, type EmbeddedTarget } from '../../src/target/index.js'
import type { ScenarioRecord } from '../../src/run/scenario.js'
import { createValidator } from '../../src/validator/index.js'
import { request } from './helpers.js'
import { bentTarget, VARIANT } from './support-appointments.js'

/** Providers that break one rule: nothing but the scenarios about that rule may fail for it. */

let target: EmbeddedTarget
beforeAll(async () => {
  target = await startEmbedded({ variant: VARIANT })
})
afterEach(() => target.useFaults([]))
afterAll(() => target.close())

const validator = createValidator()

/** Runs scenarios by their names, in the order of the files; the controls that they stand on run as well. */
async function runAll(features: readonly string[], names: RegExp): Promise<readonly ScenarioRecord[]> {
  const ledger = createLedger()
  const parts = { validator, ledger, clock: systemClock }
  const { scenarios } = await run(
    request({
      variants: [VARIANT],
      cwd: packageRoot,
      features,
      steps: ['steps/**/*.ts', moduleFile('run/worker-support')],
      only: (_variant, { name }) => (names.test(name) ? undefined : 'another scenario'),
      open: () =>
        Promise.resolve(
          contextOn(
            bentTarget(target, (_plan, exchange) => exchange),
            VARIANT,
            loadRegister(VARIANT.registers),
            'seed',
            parts,
          ),
        ),
    }),
  )
  const meant = scenarios.filter(({ name }) => names.test(name))
  expect(meant.length).toBeGreaterThan(2)
  return meant
}

/** Those that are not green, with what they fail for. */
const notGreen = (all: readonly ScenarioRecord[]): string[][] =>
  all
    .filter(({ verdict }) => verdict !== 'passed')
    .map(({ name, verdict, findings }) => [
      name,
      verdict,
      ...new Set(findings.filter((f) => f.verdict === 'fail').map(({ check }) => check)),
    ])

describe('a provider that reads a date as upper bound as the midnight at which its day begins', () => {
  const STATE =
    /is booked for the patient|Two slots that may be booked|"no created"|with no created is refused|is cancelled|is taken|No more slots|another organisation type only|loaded for the session|names type|names no filter|search filter that nobody/

  it('is accused in slot searches by the ranges that end with a date, and by no state and no filter', async () => {
    target.useFaults(['search-free-slots.ends-a-day-where-it-begins'])
    const names = new RegExp(`${STATE.source}|A slot is found by a search over`)
    const found = notGreen(await runAll(['features/appointment-management'], names))
    expect(found.sort()).toEqual(
      ['its day', 'its start to its day', 'the day before and its day'].map((range) => [
        `A slot is found by a search over ${range}`,
        'failed',
        'slot-inside-the-range-is-offered',
      ]),
    )
  })

  it('is accused in lists of appointments by the ranges alone, and by no change', async () => {
    target.useFaults(['retrieve-patient-appointments.leaves-the-last-day-out'])
    const names =
      /^The appointment "|listed in the range of|booking through the API is listed|was cancelled is still|dissent|past midnight is listed|with no created/
    const found = notGreen(await runAll(['features/appointment-management'], names))
    const checks = new Set(found.flatMap(([, , ...failed]) => failed))
    expect([...checks].sort()).toEqual([
      'appointment-inside-the-range-is-listed',
      'appointment-of-the-last-evening-is-listed',
    ])
    expect(found.every(([, verdict]) => verdict === 'failed')).toBe(true)
  })
})

describe('a provider that accepts a booking that it should refuse, and does not cancel it', () => {
  it('fails in the scenario of that booking, not in those that list the appointments of the patient', async () => {
    target.useFaults(['book-appointment.passes-appointment-no-reason', 'cancel-appointment.keeps-nothing'])
    const all = await runAll(['test/fixtures/run/appointments/leftover.feature'], /./)
    expect(notGreen(all)).toEqual([['A booking with a reason is refused', 'failed', 'refuses-booking-with-reason']])
    // It stood in both lists of the coming weeks.
    const left = all.filter(({ findings }) => findings.some(({ check }) => check === 'made-by-another-scenario'))
    expect(left.length).toBe(2)
  })
})
