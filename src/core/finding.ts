import type { AnsweredBy } from './exchange.js'
import type { CheckId, RequirementId } from './ids.js'
import type { Verdict } from './verdict.js'

/** One judgement of one check on one exchange: what evidence and verdicts are made of. */
export interface Finding {
  readonly check: CheckId
  readonly verdict: Verdict
  /** What should hold, in a sentence for people; absent of a pass. */
  readonly says?: string
  /** The register rows that this judgement bears on; empty only for the harness's own errors. */
  readonly reqs: readonly RequirementId[]
  /** FHIR path with indexes, or `header X`, or `status`. */
  readonly at?: string
  readonly expected?: string
  readonly received?: string
  /** Why a deviation is tolerated, what is missing, or what the reader should know. */
  readonly note?: string
  /** Id of the exchange that was judged. */
  readonly exchange?: string
  readonly answeredBy?: AnsweredBy
}
