import type { Clock, JsonObject } from '../core/index.js'
import type { ProviderRequest } from './messages.js'
import type { Negotiated } from './negotiation.js'
import type { Refusal } from './refusal.js'
import type { Route } from './route.js'
import type { Served } from './served.js'
import type { Store } from './store.js'
import type { Target } from './url.js'

/** What the provider is: fixed for its life. */
export interface Settings {
  /** Version of the specification that it plays, such as `1.2.7`. */
  readonly spec: string
  /** The service root, `[base]`, without a slash at its end. */
  readonly base: string
  /** Its own ASID. */
  readonly asid: string
  readonly clock: Clock
  readonly served: readonly Served[]
}

/** A request taken apart, as a provider of any standard looks at it. */
export interface Question {
  readonly request: ProviderRequest
  readonly settings: Settings
  readonly target: Target
  readonly route: Route
  readonly negotiated: Negotiated
  /** True where a bend switches the rule or the behaviour of that name; false in an honest provider. */
  readonly bent: (name: string) => boolean
}

/** A request with all that the rules and the interactions of GP Connect look at. */
export interface Asked extends Question {
  readonly store: Store
  /** The claims, where a token was there and could be read. */
  readonly claims?: JsonObject
}

/** One reason to refuse a request. A bend may switch it off by its name. */
export interface Rule<Q extends Question = Asked> {
  readonly id: string
  /** The refusal, or undefined where the request keeps the rule. Never throws. */
  refuse(asked: Q): Refusal | undefined
}

/** The first rule that refuses; rules that are switched off are passed over. */
export function firstRefusal<Q extends Question>(
  rules: readonly Rule<Q>[],
  asked: Q,
): { rule: string; refusal: Refusal } | undefined {
  for (const rule of rules) {
    const refusal = rule.refuse(asked)
    if (refusal && !asked.bent(rule.id)) return { rule: rule.id, refusal }
  }
  return undefined
}
