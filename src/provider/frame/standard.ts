import type { Benign, Fault, Mutation } from './mutation/mutation.js'
import type { Dress } from './dress.js'
import type { EndpointFacts } from './endpoint.js'
import type { Reply } from './messages.js'
import type { CommonPolicies } from './policy.js'
import type { IncomingRequest, Settings } from './incoming-request.js'

/** A provider at work: its records, and how it answers. */
export interface Practice<P extends CommonPolicies> {
  /** Decides one request. Never throws for what the request holds. */
  reply(question: IncomingRequest<P>): Promise<Reply>
  /** Back to the records of the start. */
  reset(): void
}

/**
 * One standard, as a provider sees it: all that a GP Connect and a Care Connect provider do differently.
 *
 * @typeParam O - what a provider of the standard may be given, its records among it
 * @typeParam P - what it decides
 */
export interface Standard<O extends object, P extends CommonPolicies = CommonPolicies> {
  /** The policies of an honest provider. */
  readonly policies: P
  /** What a provider of that version of the standard serves. @throws RangeError for a version that it does not know */
  served(spec: string): readonly EndpointFacts[]
  /** The records of a folder. @throws GpcError for unreadable ones */
  load(folder: string): O
  /**
   * The records as given, or those of the fixtures.
   *
   * @throws GpcError for unreadable records
   */
  records(given: O): O
  /** Path of the service root of these records. */
  path(records: O): string
  /** Opens the records. */
  open(options: O, settings: Settings): Practice<P>
  /** The faults of a version, and the variations that the standard allows. */
  faults(spec: string): readonly Fault[]
  readonly benign: readonly Benign[]
  /** Whole servers that it allows. */
  readonly dresses: readonly Dress<O>[]
  /** Providers of a version that answer everything alike. */
  alike(spec: string): readonly Mutation[]
}

/** A standard at one of its versions, with all that can be made of it. */
export interface Played<O extends object> {
  readonly standard: Standard<O>
  readonly spec: string
  readonly alike: readonly Mutation[]
  readonly faults: readonly Fault[]
  readonly benign: readonly Benign[]
}
