import type { DialectName, Interaction } from '../../catalogue/index.js'
import type { Authorization, HeaderField, JsonObject } from '../../core/index.js'
import type { Booking } from '../appointment-management/body.js'
import type { Ask, Parameter, Sender } from '../sender.js'

/** Which slots are looked for. */
export interface SlotSearch {
  /** First and last day or dateTime. */
  readonly from: string
  readonly to: string
  readonly consumer: Sender['consumer']
  /** Id of the service in the Directory of Services, where the standard searches the slots of one. */
  readonly service?: string
}

/**
 * What the requests of one scheduling standard have of their own. The core of scheduling works with it and never asks
 * which one it is; plain facts of a standard stand in catalogue/dialects.ts.
 */
export interface Dialect {
  readonly name: DialectName
  /** The Authorization of a good request. */
  authorization(what: Interaction, sender: Sender): Authorization
  /** Header fields beside those that the SSP asks for. */
  headers(ask: Ask): readonly HeaderField[]
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
  listing(patient: string, day: string): { readonly interaction: string; readonly ask: Ask } | undefined
}
