import { findVariant, withTokens, type TokenForm, type Variant } from '../catalogue/index.js'
import type { LeftOut } from './select.js'
import type { ScenarioRecord } from './scenario.js'
import { SCENARIO_VERDICTS, type ScenarioVerdict } from './verdict.js'

/** A whole run: what evidence is written from. */
export interface RunRecord {
  readonly target: {
    readonly label: string
    readonly base: string
    readonly odsCode: string
    readonly asid: string
    /** What a reader has to know before the figures. */
    readonly notes?: readonly string[]
  }
  readonly variants: readonly string[]
  /** The form of the tokens that the target believes, by variant: where it has two, it decides on the rows. */
  readonly tokens?: Readonly<Record<string, TokenForm>>
  /** ISO 8601 with zone. */
  readonly startedAt: string
  readonly finishedAt: string
  /** Why the run was cut short; absent for a complete run. */
  readonly incomplete?: string
  readonly scenarios: readonly ScenarioRecord[]
  readonly leftOut: readonly (LeftOut & { readonly variant: string })[]
  /** Interactions of which no good request was served: what the scenarios about them show counts for nothing. */
  readonly notOffered?: readonly string[]
  /** How many of the scenarios were not asked for and ran as controls: greens of the others stand on them. */
  readonly controls?: number
}

/** A variant of the run, in the form that its target had; undefined for an id that the catalogue does not have. */
export function variantIn({ tokens }: Pick<RunRecord, 'tokens'>, id: string): Variant | undefined {
  const found = findVariant(id)
  return found && withTokens(found, tokens?.[id] ?? found.tokens)
}

/** How many scenarios of each verdict; `selected` is their sum. */
export function countScenarios(run: Pick<RunRecord, 'scenarios' | 'leftOut'>): CountedScenarios {
  const counts = Object.fromEntries(SCENARIO_VERDICTS.map((v) => [v, 0])) as Record<ScenarioVerdict, number>
  for (const { verdict } of run.scenarios) counts[verdict] += 1
  counts.notApplicable += run.leftOut.filter(({ because }) => because === 'unsupported').length
  return { selected: Object.values(counts).reduce((sum, n) => sum + n, 0), ...counts }
}

export type CountedScenarios = Readonly<Record<ScenarioVerdict | 'selected', number>>

/**
 * The exit code of a run: 0 clean or only live waivers, 1 findings, 2 nothing ran, 3 the harness is at fault.
 * A run that was cut short is never 0.
 */
export function exitCodeOf(run: RunRecord): 0 | 1 | 2 | 3 {
  const counts = countScenarios(run)
  if (run.scenarios.length === 0) return 2
  if (counts.failed > 0) return 1
  if (counts.errored > 0) return 3
  if (counts.blocked > 0) return 1
  return run.incomplete === undefined ? 0 : 3
}
