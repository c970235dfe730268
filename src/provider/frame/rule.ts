import type { IncomingRequest } from './incoming-request.js'

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

/** One reason to refuse a request. */
export interface Rule<Q extends IncomingRequest> {
  readonly id: string
  /** The refusal, or undefined where the request keeps the rule. Never throws. */
  refuse(asked: Q): Refusal | undefined
}

/** A refusal with the rule that it keeps. */
export interface Refused {
  readonly rule: string
  readonly refusal: Refusal
}

/** The first rule that refuses, but for those that this provider passes over. */
export function firstRefusal<Q extends IncomingRequest>(rules: readonly Rule<Q>[], asked: Q): Refused | undefined {
  for (const rule of rules) {
    const refusal = rule.refuse(asked)
    if (refusal && !asked.skips(rule.id)) return { rule: rule.id, refusal }
  }
  return undefined
}
