import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/core/index.js'
import type { ScenarioRecord } from '../../src/run/scenario.js'
import { MovedClock } from '../../src/run/selftest/clock.js'
import { accusations, dressRows, trialOfDress } from '../../src/run/selftest/dress.js'
import type { Task } from '../../src/run/selftest/types.js'
import { judgeTrials } from '../../src/run/selftest/verdict.js'

const record = (line: number, verdict: ScenarioRecord['verdict'], findings: Finding[] = []): ScenarioRecord => ({
  ...{ uri: 'a.feature', line, name: `scenario ${String(line)}`, feature: 'A', tags: [], variant: 'v@1' },
  ...{ interactions: ['general'], reqs: [], verdict, durationMs: 1, steps: [], findings, exchanges: [] },
  ...{ resources: 0, ran: true },
})
const finding = (check: string, verdict: Finding['verdict'], note?: string): Finding => ({
  ...{ check, verdict, reqs: [] },
  ...(note === undefined ? {} : { note }),
})
const passed = (count: number): ScenarioRecord[] => Array.from({ length: count }, (_, i) => record(i + 100, 'passed'))
const task: Task = { kind: 'dress', variant: 'v@1', id: 'armour', at: 'dress', interactions: 'any', expected: [] }
const trialOf = (...records: ScenarioRecord[]) => trialOfDress(records, records, 1234)

describe('a run before a dressed provider', () => {
  it('accuses nobody where all is green, warnings among it', () => {
    const trial = trialOf(record(1, 'warned', [finding('odd', 'warn')]), ...passed(2))
    expect([trial.scenarios, accusations(trial), trial.errors]).toEqual([3, [], []])
  })

  it('stands against the harness where a scenario fails, by the check that failed it', () => {
    const trial = trialOf(record(1, 'failed', [finding('strict', 'fail'), finding('fine', 'pass')]), ...passed(200))
    expect(accusations(trial)).toEqual(['a.feature:1 scenario 1: strict'])
  })

  it.each([
    [3, 97, 0],
    [4, 96, 4],
  ])('may block 3 of 100 scenarios: %i are blocked', (blocked, green, lines) => {
    const trial = trialOf(
      ...Array.from({ length: blocked }, (_, i) => record(i, 'blocked', [finding('there', 'blocked', 'nothing is')])),
      ...passed(green),
    )
    expect(accusations(trial)).toHaveLength(lines)
    expect(trial.worn?.blocked[0]).toBe('a.feature:0 scenario 0: there nothing is')
  })

  it('is judged with the rest of the self-test, and counted in a table', () => {
    const trial = trialOf(record(1, 'failed', [finding('strict', 'fail')]), record(2, 'errored'), ...passed(8))
    const trials = [[task, trial]] as const
    const judged = judgeTrials({ baselines: new Map(), trials }, () => {
      throw new Error('a dress is no fault')
    })
    expect(judged.falseAlarms).toEqual(['v@1 armour: a.feature:1 scenario 1: strict'])
    expect(judged.errors).toEqual(['v@1 armour: error in a.feature:2 scenario 2: '])
    expect(dressRows(trials)).toEqual([
      { dress: 'armour', variant: 'v@1', scenarios: 10, failed: 1, errors: 1, blocked: 0, seconds: 1.2 },
    ])
  })
})

describe('the clock of the self-test', () => {
  it('is put to another time and back', () => {
    const clock = new MovedClock()
    const [day, there] = [86_400_000, Date.parse('2001-02-03T04:05:06Z')]
    clock.moveTo(there)
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(there)
    expect(clock.now().getTime()).toBeLessThan(there + day)
    clock.moveTo(undefined)
    expect(clock.now().getTime()).toBeGreaterThan(there + day)
  })
})
