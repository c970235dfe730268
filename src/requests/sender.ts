import type { StandardName, Interaction } from '../catalogue/index.js'
import type { Authorization, Clock, Consumer, HeaderField, JsonObject } from '../core/index.js'
import type { Booking, SlotSearch } from './scheduling.js'

/** What a request needs to know of the system it goes to and of the consumer that the harness plays. */
export interface Sender {
  /** The provider's service root, `[base]`; the token's `aud`. */
  readonly base: string
  /** Ssp-To. */
  readonly providerAsid: string
  readonly consumer: Consumer
  /** How requests are made; as GP Connect has it where absent. */
  readonly standard?: Standard
  /** Gives the token its times. */
  readonly clock: Clock
}

/** One parameter of a query, not encoded yet. */
export type Parameter = readonly [name: string, value: string]

/** What a request asks for: the token of a search, the logical id of a read, the resource of a create. */
export interface RequestInput {
  readonly system?: string
  readonly value?: string
  readonly id?: string
  /** The whole query of a search by something else than an identifier. */
  readonly query?: readonly Parameter[]
  /** The resource that is sent. */
  readonly body?: JsonObject
  /** Version id that an update goes out from; If-Match is made of it. */
  readonly version?: string
  /** X-Request-ID, where the standard has one; a fresh one where absent. */
  readonly requestId?: string
}

/**
 * What the requests of one scheduling standard have of their own. The core of scheduling works with it and never asks
 * which one it is; plain facts of a standard stand in catalogue/standards.ts.
 */
export interface Standard {
  readonly name: StandardName
  /** The Authorization of a good request. */
  authorization(what: Interaction, sender: Sender): Authorization
  /** Header fields beside those that the SSP asks for. */
  headers(ask: RequestInput): readonly HeaderField[]
  /** The id of the interaction that searches slots, and its query. */
  readonly slotSearch: string
  slotQuery(search: SlotSearch): Parameter[]
  /** The Appointment that books slots. */
  bookingOf(booking: Booking, sender: Sender): JsonObject
  /** The ids of the interactions that read and cancel what was booked. */
  readonly readBooking: string
  readonly cancelBooking: string
  /** The appointment as read, cancelled. */
  cancellationOf(read: JsonObject, reason: string): JsonObject
  /**
   * How the appointments of a patient on a day are asked for.
   *
   * @param patient - as {@link Booking} names whom it is for
   * @param day - `yyyy-mm-dd`
   * @returns undefined where nothing can be asked by what is known of the patient
   */
  listing(patient: string, day: string): { readonly interaction: string; readonly ask: RequestInput } | undefined
}
