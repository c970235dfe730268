import type { Envelope } from '@cucumber/messages'
import type { Variant } from '../catalogue/index.js'
import type { Clock } from '../core/index.js'
import type { RunContext } from './context.js'
import type { Formatters } from './cucumber.js'
import type { Planned } from './gherkin-index.js'
import type { ScenarioRecord } from './scenario.js'
import type { Selection, Wanted } from './select.js'

/** What a run is asked for. */
export interface RunRequest {
  readonly variants: readonly Variant[]
  readonly wanted: Wanted
  /** Cucumber's tag expression; empty for none. */
  readonly tags?: string
  readonly failFast?: boolean
  readonly parallel?: number
  /** Takes scenarios out beside the options, with its reason: `rerun` keeps those that were not green. */
  readonly only?: (variant: Variant, scenario: Planned) => string | undefined
  /** The last word on a finished scenario: waivers. */
  readonly settle?: (record: ScenarioRecord) => ScenarioRecord
  /** Feature paths; the package's where absent. */
  readonly features?: readonly string[]
  /** Step definition files; the package's where absent. */
  readonly steps?: readonly string[]
  /** Folder that both are relative to. */
  readonly cwd?: string
  /** Opens what a variant runs against; closed by the runner. */
  readonly open: (variant: Variant) => Promise<RunContext>
  readonly clock: Clock
  /** Ends the run early; what was gathered stays. */
  readonly signal?: AbortSignal
  /** Environment of worker processes. */
  readonly env?: (variant: Variant) => NodeJS.ProcessEnv
  /** Reports that listen to Cucumber itself. */
  readonly formatters?: (variant: Variant) => { readonly files: Formatters; readonly options: Record<string, unknown> }
}

/** Hears of a run while it goes on. */
export interface RunListener {
  variant?(variant: Variant, context: RunContext, selection: Selection): void
  message?(envelope: Envelope): void
  /** @param left - how many scenarios of the variant are still to come */
  scenario?(record: ScenarioRecord, left: number): void
}
