import type { Headers, JsonObject } from '../../core/index.js'
import type { Format } from '../../fhir/document.js'

/** A request as it came over the wire. */
export interface ProviderRequest {
  readonly method: string
  /** The request target: path and query, percent-encoding kept. */
  readonly target: string
  readonly headers: Headers
  readonly body: Uint8Array
}

/** Why a request is not granted: the HTTP status and the facts of the OperationOutcome. */
export interface Refusal {
  readonly status: number
  /** FHIR issue-type. */
  readonly issue: string
  /** Spine error or warning code. */
  readonly code: string
  readonly display: string
  readonly diagnostics: string
  /** Path of the element that is wrong, where there is one and the standard asks for it. */
  readonly location?: string
}

/** A refusal with the rule that it keeps. */
export interface Refused {
  readonly rule: string
  readonly refusal: Refusal
}

/** What is answered whatever is asked. */
export type AnswerToAll = Refused | { readonly resource: JsonObject }

/** A decided answer before it becomes bytes: every header but the framing ones is in its place. */
export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly resource?: JsonObject
  readonly format: Format
  /** The rule that refused; absent where the request was granted. */
  readonly rule?: string
}

/** Statuses of interim answers: that the request is taken in, and what the answer will link to (RFC 8297). */
export type Interim = 100 | 103

/** An answer as it goes over the wire. */
export interface ProviderAnswer {
  readonly status: number
  /** Reason phrase where it is not the usual one of the status. */
  readonly reason?: string
  /** Every header field, in order and case, framing included. */
  readonly headers: Headers
  readonly body: Uint8Array
  /** Interim answers that go before it (RFC 7231 section 6.2). */
  readonly interim?: readonly Interim[]
  /** The connection is cut after so many bytes of the body. */
  readonly cutAfter?: number
}

/** What a mutation may know of the request whose answer it changes. */
export interface AnswerContext {
  /** The interaction that the request aimed at, as well as its path and headers tell. */
  readonly interaction?: string
  readonly request: ProviderRequest
  /** The rule that refused; absent where the request was granted. */
  readonly rule?: string
  /** Version of the specification that the provider plays, such as `1.2.7`. */
  readonly spec: string
  /** The service root. */
  readonly base: string
  /** The provider's present instant. */
  readonly now: Date
}
