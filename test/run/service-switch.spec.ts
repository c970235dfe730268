import { describe, expect, it } from 'vitest'
import { packageRoot, systemClock } from '../../src/core/index.js'
import { loadSeed } from '../../src/provider/index.js'
import { loadRegister } from '../../src/register/index.js'
import { moduleFile } from '../../src/run/cucumber.js'
import { contextOn } from '../../src/run/open.js'
import { run } from '../../src/run/runner.js'
import type { ScenarioRecord } from '../../src/run/scenario.js'
import { startEmbedded } from '../../src/target/index.js'
import { request, variantNamed } from './helpers.js'

/** Service filtering switched off (1.2.8): the embedded provider has it on, so it needs a run of its own. */

const VARIANT = variantNamed('appointment-management@1.2.8')
const NAMES = /^The free slots of a range of 1 days|^a free slot of a practitioner is booked/

const SWITCH = 'schedule-names-no-service-while-filtering-is-off'

/** Runs on a provider whose practice has its switch so; the target declares that it is off. */
async function declaredOff(practice: 'on' | 'off'): Promise<readonly ScenarioRecord[]> {
  const seed = { ...loadSeed(), serviceFiltering: { supplier: 'on', practice } as const }
  const embedded = await startEmbedded({ variant: VARIANT, records: { seed } })
  const target = {
    ...embedded,
    record: embedded.record.bind(embedded),
    declared: { ...embedded.declared, serviceFiltering: false },
  }
  const record = await run(
    request({
      variants: [VARIANT],
      features: ['features/appointment-management'],
      cwd: packageRoot,
      steps: ['steps/**/*.ts', moduleFile('run/worker-support')],
      only: (_variant, { name }) => (NAMES.test(name) ? undefined : 'the switch does not count'),
      open: () => Promise.resolve(contextOn(target, VARIANT, loadRegister(VARIANT.registers), 'seed')),
      clock: systemClock,
    }),
  )
  return record.scenarios.filter(({ name }) => NAMES.test(name))
}

const told = (scenarios: readonly ScenarioRecord[], verdict: string): string[] =>
  scenarios.flatMap(({ findings }) => findings.filter((f) => f.verdict === verdict).map((f) => f.check))

describe('a provider whose service filtering is switched off', () => {
  it('is green, and its schedules are looked at', async () => {
    const scenarios = await declaredOff('off')
    expect(scenarios.map(({ verdict }) => verdict)).toEqual(['passed', 'passed'])
    expect(told(scenarios, 'pass')).toContain(SWITCH)
  })

  it('fails where it shows services all the same', async () => {
    const scenarios = await declaredOff('on')
    expect(told(scenarios, 'fail')).toContain(SWITCH)
  })
})
