import type { FoundRecords, TokenForm } from '../catalogue/index.js'
import type { Consumer, Declarations, Exchange, JsonObject, RequestPlan } from '../core/index.js'
import type { People } from './people.js'

export type { TokenForm }

/** A record that the tester loaded into the system, named by its role. */
export interface TestRecord {
  readonly role: string
  /** Business identifier by which it is found: NHS number, SDS user id, ODS code, DOS service id. */
  readonly identifier?: string
  /** Logical id, where it cannot be found by a search (locations; sensitive patients). */
  readonly id?: string
  /** Expected FHIR elements of the record, by name. */
  readonly expect?: JsonObject
}

/** The kinds of test records; the last two stand in the appointment book, and `expect` holds all that is known. */
export type RecordKind = FoundRecords | 'sessions' | 'appointments'

/** The system under test and the way to it. Steps cannot tell an embedded from a remote one. */
export interface Target {
  readonly label: string
  /** Service root as it is published, `[base]`, without trailing slash: what tokens, links and references go by. */
  readonly base: string
  /** The service root as it is called, where it is published otherwise. */
  readonly called?: string
  /** The service root as the directory has it, where a slash or blanks beside it were left out to use it. */
  readonly registered?: string
  /**
   * True where {@link base} is an address of a developer's own machine and the file names no published root. The
   * embedded provider is published, under its root: so its own SSP has it.
   */
  readonly unpublished?: boolean
  readonly odsCode: string
  readonly providerAsid: string
  readonly consumer: Consumer
  readonly declared: Declarations
  /** The form of token that the system expects: made by the consumer, or signed by an authorisation server. */
  readonly tokens: TokenForm
  /** True where the harness may play the SSP towards the provider (direct hop). */
  readonly canGoDirect: boolean
  /** True where the system is called without TLS: on a developer's own machine. */
  readonly plain?: boolean
  /** What a reader of the report has to know before its figures. */
  readonly notes?: readonly string[]
  /** The test record of that role, or undefined where the target file names none. */
  record(kind: RecordKind, role: string): TestRecord | undefined
  /** The people for register patient. */
  readonly people: People
  /**
   * Sends one planned request and keeps the exchange. Never throws for what the other side does: a refused
   * connection, a time-out or half a body is an exchange with `failure`.
   */
  send(plan: RequestPlan): Promise<Exchange>
  close(): Promise<void>
}
