import { describe, expect, it } from 'vitest'
import type { RecordedExchange, Shown } from '../../src/recording/record.js'
import type { Planned } from '../../src/run/gherkin-index.js'
import type { ScenarioRecord } from '../../src/run/scenario.js'
import { controlsFor, isControl, standing, standsOnNothing } from '../../src/run/standing.js'
import { interactionsOf } from '../../src/run/tags.js'

const planned = (line: number, ...tags: string[]): Planned => ({
  uri: 'a.feature',
  line,
  name: `scenario ${line}`,
  feature: 'A',
  tags,
})

const control = planned(1, '@find-patient', '@control:served')
const otherControl = planned(2, '@read-patient', '@control:served')
const refusal = planned(3, '@read-patient', '@control:refused')

const ran = (
  scenario: Planned,
  exchanges: readonly (readonly [interaction: string, shows?: Shown])[],
  verdict: ScenarioRecord['verdict'] = 'passed',
): ScenarioRecord => ({
  ...scenario,
  variant: 'foundations@1.2.7',
  interactions: interactionsOf(scenario),
  reqs: [],
  verdict,
  durationMs: 1,
  steps: [],
  findings: [{ check: 'a', verdict: 'pass', reqs: ['FND-GEN-008'] }],
  exchanges: exchanges.map(([interaction, shows]) => ({ interaction, shows }) as RecordedExchange),
  resources: 0,
  ran: true,
})

const verdictsOf = (records: readonly ScenarioRecord[], plan: readonly Planned[] = records): string[] =>
  standing(records, plan).scenarios.map(({ verdict }) => verdict)

const refused = planned(9, '@find-patient', '@req:FND-FINDPAT-004')

describe('what a green stands on', () => {
  it('is a good request of its interaction that was served', () => {
    const run = [ran(control, [['find-patient', 'served']]), ran(refused, [['find-patient', 'refused']])]
    expect(verdictsOf(run)).toEqual(['passed', 'passed'])
    expect(standing(run, run).notOffered).toEqual([])
  })

  it('is missing where none was served: the scenario is blocked by its rows, and the interaction told once', () => {
    const run = [ran(control, [['find-patient', 'refused']], 'failed'), ran(refused, [['find-patient', 'refused']])]
    const { scenarios, notOffered } = standing(run, run)
    expect(scenarios.map(({ verdict }) => verdict)).toEqual(['failed', 'blocked'])
    expect(scenarios[1]?.findings.at(-1)).toMatchObject({
      check: 'interaction-is-offered',
      verdict: 'blocked',
      reqs: ['FND-FINDPAT-004'],
    })
    expect(notOffered).toEqual(['find-patient'])
    expect(scenarios.map(standsOnNothing)).toEqual([false, true])
  })

  it('may come after it, and from any scenario', () => {
    const run = [ran(refused, [['find-patient', 'refused']]), ran(control, [['find-patient', 'served']])]
    expect(verdictsOf(run)).toEqual(['passed', 'passed'])
  })

  it('is not asked for where the features have no control of the interaction', () => {
    expect(verdictsOf([ran(refused, [['find-patient', 'refused']])])).toEqual(['passed'])
  })

  it('is, of a scenario that names no interaction, what it asked for', () => {
    const general = ran(planned(5, '@foundations'), [['find-patient', 'refused']])
    expect(verdictsOf([general], [control])).toEqual(['blocked'])
    expect(verdictsOf([general, ran(control, [['find-patient', 'served']])], [control])).toEqual(['passed', 'passed'])
  })

  it('is a refusal, too: a server that refuses nothing shows nothing', () => {
    const served = ran(control, [['find-patient', 'served']])
    const alike = ran(refusal, [['read-patient']], 'failed')
    const { scenarios } = standing([served, alike], [control, refusal])
    expect(scenarios[0]).toMatchObject({ verdict: 'blocked' })
    expect(scenarios[0]?.findings.at(-1)).toMatchObject({ check: 'requests-are-told-apart', verdict: 'blocked' })
    expect(verdictsOf([served, ran(refusal, [['read-patient', 'refused']])], [control, refusal])).toEqual([
      'passed',
      'passed',
    ])
  })

  it.each(['failed', 'errored', 'blocked', 'notApplicable'] as const)('leaves what %s as it is', (verdict) => {
    expect(verdictsOf([ran(refused, [], verdict)], [control])).toEqual([verdict])
  })

  it('is asked of a warning as well', () => {
    expect(verdictsOf([ran(refused, [], 'warned')], [control])).toEqual(['blocked'])
  })
})

describe('controls', () => {
  const controls = [control, otherControl, refusal]

  it('are told by their tags', () => expect([...controls, refused].map(isControl)).toEqual([true, true, true, false]))

  it('come along: one for each interaction that was chosen, and one that is refused', () => {
    expect(controlsFor([refused], controls)).toEqual([control, refusal])
    expect(controlsFor([refused, planned(10, '@read-patient')], controls)).toEqual([control, otherControl, refusal])
  })

  it('come once, and not with nothing', () => {
    expect(controlsFor([control, refusal, refused], controls)).toEqual([otherControl])
    expect(controlsFor([], controls)).toEqual([])
  })
})
