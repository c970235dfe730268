import type { IncomingRequest } from './incoming-request.js'
import type { Refusal, Refused } from './messages.js'

/** One reason to refuse a request. */
export interface Rule<Q extends IncomingRequest> {
  readonly id: string
  /** The refusal, or undefined where the request keeps the rule. Never throws. */
  refuse(asked: Q): Refusal | undefined
}

/** The first rule that refuses, but for those that this provider passes over. */
export function firstRefusal<Q extends IncomingRequest>(rules: readonly Rule<Q>[], asked: Q): Refused | undefined {
  for (const rule of rules) {
    const refusal = rule.refuse(asked)
    if (refusal && !asked.skips(rule.id)) return { rule: rule.id, refusal }
  }
  return undefined
}
