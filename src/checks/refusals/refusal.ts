import type { CheckId, RequirementId } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { CheckContext, Need } from '../check.js'
import type { Declared } from './declared.js'

/** An answer that refuses: status and, where one is published for the case, the Spine code. */
export interface Refused {
  readonly http: number
  readonly spine?: string
}

/** Another answer that is accepted, and why it is not the preferred one. */
export interface Tolerance extends Refused {
  readonly because: string
}

/** The condition under which a success is no breach: pure, of answer and context. */
export type Condition = (answer: Answer, context: CheckContext) => boolean

/**
 * What a faulty request has to get, as data: the preferred answer of the specification, and every other one that its
 * contradictions allow. Compiled into one check each (compile.ts).
 */
export interface Refusal {
  /** Check id, beginning with `refuses-`. */
  readonly id: CheckId
  readonly reqs: readonly RequirementId[]
  /** Row whose register `error` is the preferred answer; a test compares the two. */
  readonly preferred: RequirementId
  /** The preferred answers: all pass. */
  readonly passes: readonly Refused[]
  readonly warns?: readonly Tolerance[]
  /**
   * Why any other 4xx with an OperationOutcome only warns: the page says "an error" and the code is inferred
   * (`[derived]`), or no source settles it (`[open]`).
   */
  readonly otherRefusal?: string
  /** Set for faults of the token: 401 or 403 as RFC 6750 has it, with WWW-Authenticate: Bearer, warns (A4). */
  readonly token?: true
  /** What a 2xx is; absent: a breach. */
  readonly success?: {
    /** Only where the body is a Bundle without matches. */
    readonly empty?: true
    readonly verdict: 'passes' | 'warns' | 'noted'
    readonly because: string
    /** A breach all the same where the supplier declares so. */
    readonly unless?: Declared
    /** A breach all the same where this does not hold. */
    readonly onlyIf?: Condition
    /** What the condition looks at beside the answer. */
    readonly needs?: readonly Need[]
    /** No more than a remark where the supplier declares the identifier system that was asked for. */
    readonly passesForDeclaredSystem?: true
  }
  /** Why a front end may refuse it by itself. */
  readonly frontEnd?: string
  /** Judged only where the supplier declares so; recorded otherwise. */
  readonly ifDeclared?: Declared
}

/**
 * A refusal whose first row has the preferred answer.
 *
 * @param name - what is refused: the id without `refuses-`
 * @param passes - the preferred answers
 */
export const refusal = (
  name: string,
  reqs: readonly [RequirementId, ...RequirementId[]],
  passes: readonly Refused[],
  more: Partial<Refusal> = {},
): Refusal => ({ id: `refuses-${name}`, reqs, preferred: reqs[0], passes, ...more })
