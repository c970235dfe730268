import type { Finding, RequirementId } from '../core/index.js'
import type { RecordedExchange } from '../recording/record.js'
import type { Planned } from './gherkin-index.js'
import type { ScenarioVerdict, StepOutcome } from './verdict.js'

/** A step or hook of a scenario as it was run. */
export interface StepRecord extends StepOutcome {
  /** Keyword and text, or the name of the hook. */
  readonly text: string
  readonly durationMs: number
}

/** One scenario that was run, with all that came of it. */
export interface ScenarioRecord extends Planned {
  readonly variant: string
  readonly interactions: readonly string[]
  /** Requirement ids: those of its tags, then all others that it judges. */
  readonly reqs: readonly RequirementId[]
  readonly verdict: ScenarioVerdict
  readonly reason?: string
  readonly durationMs: number
  readonly steps: readonly StepRecord[]
  readonly findings: readonly Finding[]
  readonly exchanges: readonly RecordedExchange[]
  /** How many resources were validated for it. */
  readonly resources: number
  /** False where Cucumber never started a step of it. */
  readonly ran: boolean
}
