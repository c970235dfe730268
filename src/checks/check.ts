import type { Interaction, Variant } from '../catalogue/index.js'
import type { CheckId, Declarations, Exchange, JsonObject, Outcome, RequirementId } from '../core/index.js'
import type { Validator } from '../validator/index.js'
import type { Answer } from './answer.js'

/** What a check may look at beside the exchange and the target. It gets what it says that it needs, and no more. */
export const NEEDS = ['asked', 'expected', 'comparedWith', 'control', 'statement', 'booking', 'resolved'] as const
export type Need = (typeof NEEDS)[number]

/** Everything that a judgement may know besides the exchange. Plain data: no I/O, no clock. */
export interface CheckContext {
  readonly variant: Variant
  readonly interaction: Interaction
  /** The provider's service root, `[base]`. */
  readonly base: string
  /** The service root as it is registered, where it is used otherwise. */
  readonly registered?: string
  /** The service root as it is called, where it is published otherwise. */
  readonly called?: string
  /** True where `base` is an address of a developer's own machine, which nobody publishes: its form is not graded. */
  readonly unpublished?: boolean
  /** The ODS code in `[base]`. */
  readonly odsCode: string
  readonly declared: Declarations
  readonly validator: Validator
  /** The rows that the scenario is about, as its tags name them. */
  readonly about?: readonly RequirementId[]
  /** True for a request that deviates from the good one of its interaction. */
  readonly deviates?: boolean
  /** What the tester loaded for the record that was asked for: FHIR elements by name (fixtures/targets). */
  readonly expected?: JsonObject
  /** What was asked for: the identifier token of a search, the logical id of a read. */
  readonly asked?: { readonly system?: string; readonly value?: string; readonly id?: string }
  /** An earlier answer that this one is compared with (the find before the read). */
  readonly comparedWith?: Answer
  /**
   * The answer to a search that has to show what the search under test is about: over the same days without its filter,
   * or over more days. What it does not show, no filter has held back.
   */
  readonly control?: Answer
  /** The capability statement, where the scenario asked for it. */
  readonly statement?: Answer
  /** The booking that the scenario is about. */
  readonly booking?: BookingFacts
  /** What a reference means (`Type/id`) -> its answer, for the references that the scenario followed. */
  readonly resolved?: ReadonlyMap<string, Answer>
}

/** What a scenario knows of the appointment that it is about, whatever the provider answered. */
export interface BookingFacts {
  /** Marker that its texts carry. */
  readonly key: string
  /** Its slots, as the slot search gave them. */
  readonly slots: readonly {
    readonly id: string
    /** Identifiers of the slot, where the standard has slots known by them. */
    readonly identifier?: readonly JsonObject[]
    readonly start: string
    readonly end: string
    /** `Schedule/[id]`. */
    readonly schedule?: string
    readonly type?: string
    readonly channel?: string
    readonly category?: string
    readonly role?: JsonObject
    /** References of the Schedule's actors. */
    readonly actors: readonly string[]
  }[]
  /** The booking that was sent, where it was accepted. */
  readonly sent?: JsonObject
}

/** What can be judged: an answer, or a connection that was tried, whatever came of it. */
export interface Judged {
  readonly exchange: Exchange
}

/** A connection that was tried: the exchange over it, and those that the scenario tried before. */
export interface Attempt extends Judged {
  readonly former: readonly Exchange[]
}

/** What lists and tables need to know of a check, whatever it judges. */
export interface CheckFacts {
  readonly id: CheckId
  /** The rows that it names; the others name it (`judgedBy` in requirements/own). `rowsOf` gives them all. */
  readonly reqs?: readonly RequirementId[] | undefined
  /** What holds, in a sentence for people, where its id in words makes a poor one (`sentenceOf`). */
  readonly says?: string
  /** What it looks at beside the exchange; absent: nothing, so that an exchange from elsewhere can be judged too. */
  readonly needs?: readonly Need[]
}

/** What a check says of a subject: one outcome, or one for each thing that it looked at. */
export type Judgement = Outcome | readonly Outcome[]

/**
 * A judgement. Pure: same subject and context, same outcomes; never throws for a finding, never answers nothing.
 * A check of a product's own room names the rows that it bears on; one that holds for every product is named by theirs.
 * A finding carries those of them that apply to the interaction and version at hand (rows of interaction `general`
 * always apply).
 */
export interface Check<S extends Judged = Answer> extends CheckFacts {
  /**
   * Set on a check that speaks of some answers only (error answers, reads, ...): where it says no, nothing is judged
   * and no finding is made, so that no requirement counts as shown. Without it the check speaks of every answer.
   */
  when?(subject: S, context: CheckContext): boolean
  /**
   * Set on a check of what is left of a request that was refused, for many reasons: only the scenario tells which rule
   * the request broke, so a breach is laid to those of the check's rows that the scenario is about.
   */
  readonly byScenario?: true
  /**
   * Why a front end may refuse such a request by itself, before the provider's application sees it. Then that is a
   * warning; for every other check the page of a front end is no answer of the provider.
   */
  readonly frontEnd?: string
  judge(subject: S, context: CheckContext): Judgement
}

/** A named list of checks that hold together in one circumstance (every answer; every error; every Patient). */
export interface Sequence {
  readonly name: string
  readonly checks: readonly Check[]
}
