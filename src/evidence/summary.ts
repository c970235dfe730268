import { findVariant } from '../catalogue/index.js'
import { VERDICTS, type Finding, type Verdict } from '../core/index.js'
import { countCoverage, type CoverageCounts, type CoverageRow } from '../register/index.js'
import { availabilityOf } from '../run/availability.js'
import { causesOf, type Cause } from './causes.js'
import { unlike } from './likeness.js'
import { countScenarios, type CountedScenarios, type RunRecord } from '../run/run-record.js'

/** summary.json: the figures of a run (ARCHITECTURE.md section 4). */
export interface Summary {
  readonly complete: boolean
  readonly incomplete?: string
  readonly target: string
  /** What a reader has to know before the figures. */
  readonly notes?: readonly string[]
  readonly variants: readonly string[]
  readonly harness: string
  readonly durationMs: number
  readonly scenarios: CountedScenarios
  readonly findings: Readonly<Record<Verdict, number>>
  /** How many of the scenarios were not asked for: greens of the others stand on them. */
  readonly controls: number
  /** Interactions of which no good request was served. */
  readonly notOffered: readonly string[]
  /** What most failed scenarios have in common. */
  readonly causes: readonly Cause[]
  /** Why the target does not look like a provider of its standard. */
  readonly unlike: readonly string[]
  readonly requests: number
  readonly resourcesValidated: number
  readonly requirements: Readonly<Record<string, CoverageCounts>>
  /** What holds of the run as a whole, and of none of its scenarios. */
  readonly availability?: Finding
}

/** The row on availability: agreed targets, which a run does not judge. */
const AVAILABILITY = 'SPINE-NFR-006'

/**
 * The figures of a run.
 *
 * @param tables - coverage table by variant id
 */
export function summarise(
  run: RunRecord,
  harness: string,
  tables: ReadonlyMap<string, readonly CoverageRow[]>,
): Summary {
  const findings = Object.fromEntries(VERDICTS.map((v) => [v, 0])) as Record<Verdict, number>
  for (const { verdict } of run.scenarios.flatMap((s) => s.findings)) findings[verdict] += 1
  const sum = (of: (s: RunRecord['scenarios'][number]) => number): number =>
    run.scenarios.reduce((total, s) => total + of(s), 0)
  const judged = [...tables.values()].flat().some(({ id }) => id === AVAILABILITY)
  const availability = availabilityOf(run, judged ? [AVAILABILITY] : [])
  return {
    complete: run.incomplete === undefined,
    ...(run.incomplete !== undefined && { incomplete: run.incomplete }),
    target: run.target.label,
    ...(run.target.notes && { notes: run.target.notes }),
    variants: run.variants,
    harness,
    durationMs: Date.parse(run.finishedAt) - Date.parse(run.startedAt),
    scenarios: countScenarios(run),
    controls: run.controls ?? 0,
    notOffered: run.notOffered ?? [],
    findings,
    causes: causesOf(run),
    unlike: unlike(run),
    requests: sum((s) => s.exchanges.length),
    resourcesValidated: sum((s) => s.resources),
    requirements: Object.fromEntries(
      run.variants.filter((id) => findVariant(id)).map((id) => [id, countCoverage(tables.get(id) ?? [])]),
    ),
    ...(availability && { availability }),
  }
}
