import type { TransportFailure } from './exchange.js'

/** A connection that stood, and then ended before the answer was whole, or had none in time. */
const BREAKS: readonly string[] = ['reset', 'truncated', 'timeout'] satisfies TransportFailure['kind'][]

/**
 * True where a connection broke off on a hop in which the provider has a part. Once may be anybody's hiccup (a network,
 * a firewall, a restart); twice in a row on the same request is the provider's.
 */
export const brokeOff = (failure: TransportFailure | undefined): failure is TransportFailure =>
  failure !== undefined && BREAKS.includes(failure.kind) && !failure.connecting && failure.hop.endsWith('to provider')
