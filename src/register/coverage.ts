import type { Variant } from '../catalogue/index.js'
import type { RequirementId, Verdict } from '../core/index.js'
import { isShall, providerRows } from './applicable.js'
import type { Level, Row } from './row.js'
import type { OutOfScope } from './scope.js'

/** What is known of the rows: who names them, what a run showed, what a fault flipped. */
export interface Evidence {
  /** Rows that a scenario's tag or a check names. */
  readonly declared: ReadonlySet<RequirementId>
  /** The verdicts of a real run, by row. */
  readonly verdicts: ReadonlyMap<RequirementId, readonly Verdict[]>
  /** Rows carried by a finding that a fault has flipped. */
  readonly proven: ReadonlySet<RequirementId>
  /** Rows that a scenario of the run was there to judge and did not come to. */
  readonly unseen: ReadonlySet<RequirementId>
}

/** One row of the coverage table. */
export interface CoverageRow {
  readonly id: RequirementId
  readonly interaction: string
  readonly level: Level
  readonly page: string
  readonly declared: boolean
  /** A finding with the row's id and verdict pass, fail or warn came in a real run. */
  readonly exercised: boolean
  /** Exercised by some of the scenarios that were there to judge it, not by all. */
  readonly inPart: boolean
  /** A fault flipped a finding that carries the row. */
  readonly proven: boolean
  /** Why the row cannot be or is not judged; absent where it is to be. */
  readonly excused?: string
}

const SHOWN: readonly Verdict[] = ['pass', 'fail', 'warn']

/**
 * The coverage table of a variant: every provider row that stands in it, in the register's order.
 *
 * @param rows - rows of the variant's registers
 */
export const coverage = (
  rows: readonly Row[],
  variant: Variant,
  evidence: Evidence,
  outOfScope: OutOfScope,
): CoverageRow[] =>
  providerRows(rows, variant).map((row) => {
    const excused = row.excused ?? outOfScope.reason(row)
    const exercised = (evidence.verdicts.get(row.id) ?? []).some((verdict) => SHOWN.includes(verdict))
    return {
      id: row.id,
      interaction: row.interaction,
      level: row.level,
      page: row.page,
      declared: evidence.declared.has(row.id),
      exercised,
      inPart: exercised && evidence.unseen.has(row.id),
      proven: evidence.proven.has(row.id),
      ...(excused !== undefined && { excused }),
    }
  })

/** SHALL rows that nothing excuses and that no run shows or, where asked for, no fault proves. */
export const openRows = (table: readonly CoverageRow[], needs: 'exercised' | 'proven'): RequirementId[] =>
  table
    .filter((row) => isShall(row.level) && row.excused === undefined)
    .filter((row) => !row.exercised || (needs === 'proven' && !row.proven))
    .map((row) => row.id)

/** Counts of a table, as summary.json gives them. */
export interface CoverageCounts {
  readonly provider: number
  readonly shall: number
  readonly declared: number
  readonly exercised: number
  /** Of those, how many were seen in part. */
  readonly inPart: number
  readonly excused: number
  readonly open: readonly RequirementId[]
}

/** Counts of a table; `open` lists SHALL rows that the run did not show. */
export const countCoverage = (table: readonly CoverageRow[]): CoverageCounts => ({
  provider: table.length,
  shall: table.filter((row) => isShall(row.level)).length,
  declared: table.filter((row) => row.declared).length,
  exercised: table.filter((row) => row.exercised).length,
  inPart: table.filter((row) => row.inPart).length,
  excused: table.filter((row) => row.excused !== undefined).length,
  open: openRows(table, 'exercised'),
})
