import type { Handler, Endpoint } from '../frame/handler.js'
import type { IncomingRequest } from '../frame/incoming-request.js'
import type { Rule } from '../frame/rule.js'
import type { Diaries } from './appointment-book/book.js'
import type { Policies } from './policies.js'
import type { BookingSeed } from './seed/schema.js'
import type { SpecTraits } from './specs.js'
import type { TokenForm } from '../frame/token-form.js'
import type { TokenReading } from './tokens/reading.js'

/** A request with all that the rules and the interactions of Care Connect look at. */
export interface RequestContext extends IncomingRequest<Policies> {
  /** What the variant of the standard is like. */
  readonly traits: SpecTraits
  readonly seed: BookingSeed
  readonly diaries: Diaries
  /** Which tokens are believed here, and what was read of the one that came. */
  readonly tokens: TokenForm
  readonly token: TokenReading
}

/** A rule of Care Connect. */
export type CareRule = Rule<RequestContext>

/** What an interaction of Care Connect does. */
export type CareHandler = Handler<RequestContext>

/** An interaction of Care Connect. */
export type CareEndpoint = Endpoint<RequestContext>

/** The interaction that a request aims at; undefined where nothing is served at its path. */
export const interactionOf = ({ route }: IncomingRequest): string | undefined =>
  route.kind === 'served' ? route.served.id : undefined
