import type { Finding, RequirementId } from '../../core/index.js'
import type { ScenarioRecord } from '../scenario.js'
import { keyOf } from '../plan.js'
import type { Trial } from './types.js'

const BREACH: readonly Finding['verdict'][] = ['fail', 'warn']

const breaches = (scenario: ScenarioRecord | undefined): readonly Finding[] =>
  scenario?.findings.filter(({ verdict }) => BREACH.includes(verdict)) ?? []

/** Trouble of the harness in a scenario, which no mutation of the provider may cause. */
function trouble(scenario: ScenarioRecord): string | undefined {
  if (scenario.verdict !== 'errored') return undefined
  const finding = scenario.findings.find(({ verdict }) => verdict === 'error')
  const why = scenario.reason ?? (finding ? `${finding.check}: ${finding.note ?? finding.received ?? ''}` : '')
  return `${keyOf(scenario)} ${scenario.name}: ${why}`
}

/**
 * What a mutation flipped: breaches that the honest provider's run of the same scenario did not have.
 *
 * @param proves - whether a finding of that verdict proves a row: a SHALL is proven by a failure only
 */
export function compareRuns(
  honest: ReadonlyMap<string, ScenarioRecord>,
  mutated: readonly ScenarioRecord[],
  proves: (id: RequirementId, verdict: Finding['verdict']) => boolean,
): Trial {
  const flipped = mutated.flatMap((scenario) => {
    const before = new Set(breaches(honest.get(keyOf(scenario))).map((f) => `${f.verdict} ${f.check}`))
    return breaches(scenario).filter((f) => !before.has(`${f.verdict} ${f.check}`))
  })
  const unique = (ids: readonly string[]): string[] => [...new Set(ids)].sort()
  return {
    scenarios: mutated.length,
    checks: unique(flipped.map((f) => f.check)),
    failing: unique(flipped.filter((f) => f.verdict === 'fail').map((f) => f.check)),
    reqs: unique(flipped.flatMap((f) => f.reqs.filter((id) => proves(id, f.verdict)))),
    errors: mutated.flatMap((scenario) => trouble(scenario) ?? []),
  }
}

/** Two trials of one mutation as one. */
export function merge(one: Trial, other: Trial): Trial {
  const both = (of: (trial: Trial) => readonly string[]): string[] => [...new Set([...of(one), ...of(other)])].sort()
  return {
    scenarios: one.scenarios + other.scenarios,
    checks: both((t) => t.checks),
    failing: both((t) => t.failing),
    reqs: both((t) => t.reqs),
    errors: both((t) => t.errors),
  }
}

/** What tells one finding from another, whatever the ids and instants of the run that made it. */
const gist = ({ check, verdict, reqs, at, answeredBy }: Finding): string =>
  [verdict, check, reqs.join('+'), at ?? '', answeredBy].join(' ')

/** Which patient a race gives the slot to is chance, and so is in whose list what it made is left out. */
const isChance = ({ check }: Finding): boolean => check === 'made-by-another-scenario'

/** Scenarios in which two runs of one provider found different things, one by one. */
export function differences(one: readonly ScenarioRecord[], other: readonly ScenarioRecord[]): string[] {
  const others = new Map(other.map((s) => [keyOf(s), s]))
  return one.flatMap((scenario) => {
    const [before, now] = [scenario, others.get(keyOf(scenario))].map((run) =>
      (run?.findings ?? []).filter((finding) => !isChance(finding)).map(gist),
    ) as [string[], string[]]
    const missing = before.filter((text) => !now.includes(text))
    const further = now.filter((text) => !before.includes(text))
    if (missing.length + further.length === 0 && before.length === now.length) return []
    return [`${keyOf(scenario)} ${scenario.name}: without ${missing.join('; ')}; with ${further.join('; ')}`]
  })
}
