import type { Variant } from '../catalogue/index.js'
import { checks, rowsOf } from '../checks/index.js'
import type { RequirementId, Verdict } from '../core/index.js'
import { coverage, type CoverageRow, type OutOfScope, type Register } from '../register/index.js'
import type { RunRecord } from './run-record.js'
import { standsOnNothing } from './standing.js'
import { tagValues } from './tags.js'

/** Rows that a scenario of the variant is tagged with, or that a check names. */
function declaredIn(run: RunRecord, variant: Variant, register: Register): Set<RequirementId> {
  const left = run.leftOut.filter((l) => l.variant === variant.id && l.because !== 'variant').map((l) => l.scenario)
  const mine = run.scenarios.filter((s) => s.variant === variant.id)
  return new Set([
    ...[...mine, ...left].flatMap((s) => tagValues(s, 'req')),
    ...checks.flatMap((check) => rowsOf(check, register)),
  ])
}

/** The verdicts that a run gave in a variant, by row. */
export function verdictsIn(run: RunRecord, variant: Variant): Map<RequirementId, Verdict[]> {
  const verdicts = new Map<RequirementId, Verdict[]>()
  for (const scenario of run.scenarios) {
    if (scenario.variant !== variant.id) continue
    const unearned = standsOnNothing(scenario)
    for (const { reqs, verdict: found } of scenario.findings)
      for (const id of reqs) {
        const verdict = unearned ? 'blocked' : found
        const known = verdicts.get(id)
        if (known) known.push(verdict)
        else verdicts.set(id, [verdict])
      }
  }
  return verdicts
}

/** Verdicts on something that was looked at. */
const SEEN: readonly Verdict[] = ['pass', 'fail', 'warn', 'info']

/**
 * Rows of a variant that a scenario of the run is there to judge and did not come to: they were seen in part at most.
 */
function unseenIn(run: RunRecord, variant: Variant): Set<RequirementId> {
  const unseen = new Set<RequirementId>()
  for (const scenario of run.scenarios) {
    if (scenario.variant !== variant.id) continue
    const seen = standsOnNothing(scenario)
      ? []
      : scenario.findings.filter(({ verdict }) => SEEN.includes(verdict)).flatMap(({ reqs }) => reqs)
    for (const id of scenario.reqs) if (!seen.includes(id)) unseen.add(id)
  }
  return unseen
}

/**
 * The coverage table of a run.
 *
 * @param proven - rows that the self-test has proven (the committed kill matrix)
 */
export const coverageOf = (
  run: RunRecord,
  variant: Variant,
  register: Register,
  outOfScope: OutOfScope,
  proven: ReadonlySet<RequirementId>,
): CoverageRow[] =>
  coverage(
    register.rows,
    variant,
    {
      declared: declaredIn(run, variant, register),
      verdicts: verdictsIn(run, variant),
      proven,
      unseen: unseenIn(run, variant),
    },
    outOfScope,
  )
