import type { Consumer, JsonObject } from '../core/index.js'

/** A free slot as a slot search gave it, with what its Schedule says: all that a booking is built from. */
export interface FreeSlot {
  readonly id: string
  readonly start: string
  readonly end: string
  /** Reference of the Schedule, such as `Schedule/7`. */
  readonly schedule: string
  /** Its identifiers, where it has any. */
  readonly identifier?: readonly JsonObject[]
  /** Slot type: Slot.serviceType[0].text. */
  readonly type?: string
  /** Code of the delivery channel. */
  readonly channel?: string
  /** Schedule type: Schedule.serviceCategory.text. */
  readonly category?: string
  /** The practitioner role of the Schedule, a CodeableConcept. */
  readonly role?: JsonObject
  /** References of the Schedule's actors, such as `Location/3`. */
  readonly actors: readonly string[]
}

/** What a booking says beside its slots. */
export interface Booking {
  /** Logical id of the patient; the NHS number where patients come with the booking. */
  readonly patient: string
  /** In the order of time; at least one. */
  readonly slots: readonly [FreeSlot, ...FreeSlot[]]
  readonly description: string
  readonly comment?: string
}

/** Which slots are looked for. */
export interface SlotSearch {
  /** First and last day or dateTime. */
  readonly from: string
  readonly to: string
  readonly consumer: Consumer
  /** Id of the service in the Directory of Services, where the standard searches the slots of one. */
  readonly service?: string
}
