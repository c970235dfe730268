import type { Clock } from '../../core/index.js'
import type { EndpointFacts } from './endpoint.js'
import type { ProviderRequest } from './messages.js'
import type { Negotiated } from './negotiation.js'
import type { CommonPolicies } from './policy.js'
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
  readonly served: readonly EndpointFacts[]
}

/** A request taken apart, as a provider of any standard looks at it. */
export interface IncomingRequest<P extends CommonPolicies = CommonPolicies> {
  readonly request: ProviderRequest
  readonly settings: Settings
  readonly target: Target
  readonly route: Route
  readonly negotiated: Negotiated
  /** What this provider decides where another one may decide otherwise. */
  readonly policies: P
  /** Whether a rule is passed over, for those alone that ask the rules. */
  readonly skips: (rule: string) => boolean
}

/** The logical id in the path. */
export const askedId = ({ route }: IncomingRequest): string => (route.kind === 'served' ? (route.id ?? '') : '')
