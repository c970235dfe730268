import type { Clock } from '../core/index.js'
import type { Served } from './endpoint.js'
import type { ProviderRequest } from './messages.js'
import type { Negotiated } from './negotiation.js'
import type { Route } from './route.js'
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

/** The logical id in the path. */
export const askedId = ({ route }: Question): string => (route.kind === 'served' ? (route.id ?? '') : '')
