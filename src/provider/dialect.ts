import type { Question } from './asked.js'
import type { Benign, Fault } from './bend.js'
import type { BookingSeed } from './care-connect/seed/schema.js'
import type { Reply } from './messages.js'
import type { ProviderOptions } from './provider.js'
import type { Settings } from './asked.js'
import type { Seed } from './seed/schema.js'
import type { Served } from './served.js'

/** What a provider holds when it starts; each standard has records of its own. */
export interface Records {
  /** A GP Connect practice; default: fixtures/records. */
  readonly seed?: Seed
  /** A Care Connect booking service; default: fixtures/records/care-connect. */
  readonly bookingSeed?: BookingSeed
}

/** A provider at work: its records, and how it answers. */
export interface Practice {
  /** Decides one request. Never throws for what the request holds. */
  reply(question: Question): Promise<Reply>
  /** Back to the records of the start. */
  reset(): void
}

/** One standard, as a provider sees it: all that a GP Connect and a Care Connect provider do differently. */
export interface Dialect {
  /** What a provider of that version of the standard serves. */
  served(spec: string): readonly Served[]
  /**
   * The records as given, or those of the fixtures.
   *
   * @throws GpcError for unreadable records
   */
  records(given: Records): Records
  /** Path of the service root of these records. */
  path(records: Records): string
  /** Opens the records. */
  open(options: ProviderOptions, settings: Settings): Practice
  /** The faults of a version, and the variations that the standard allows. */
  faults(spec: string): readonly Fault[]
  readonly benign: readonly Benign[]
}
