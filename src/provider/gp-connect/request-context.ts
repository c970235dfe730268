import type { JsonObject } from '../../core/index.js'
import type { Handler as BehaviourOf, Endpoint as EndpointOf } from '../frame/handler.js'
import type { Policies } from './policies.js'
import type { IncomingRequest } from '../frame/incoming-request.js'
import type { Rule as RuleOf } from '../frame/rule.js'
import type { InSomeVersions, SpecTraits } from './specs.js'
import type { Store } from './store.js'

/** A request with all that the rules and the interactions of GP Connect look at. */
export interface RequestContext extends IncomingRequest<Policies> {
  /** What the version of the specification is like. */
  readonly traits: SpecTraits
  readonly store: Store
  /** The claims, where a token was there and could be read. */
  readonly claims?: JsonObject
}

/** A rule of GP Connect. */
export type Rule = RuleOf<RequestContext>

/** What an interaction of GP Connect does. */
export type Handler = BehaviourOf<RequestContext>

/** An interaction of GP Connect. */
export interface Endpoint extends EndpointOf<RequestContext>, InSomeVersions {}
