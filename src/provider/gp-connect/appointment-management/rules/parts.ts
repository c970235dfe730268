import { profile } from '../../../../catalogue/index.js'
import { asString, isObject, objects, type JsonObject, inWords } from '../../../../core/index.js'
import { unversioned } from '../../../frame/unversioned.js'
import { extensionsOf } from '../../rules/body.js'

/** The parts of an Appointment that was sent, by what they mean. */

export const BOOKING_ORGANISATION = profile('Extension-GPConnect-BookingOrganisation-1')
export const CANCELLATION_REASON = profile('Extension-GPConnect-AppointmentCancellationReason-1')

/** The reference of an element such as an actor or a slot. */
export const referenceOf = (element: unknown): string | undefined =>
  isObject(element) && typeof element['reference'] === 'string' ? unversioned(element['reference']) : undefined

/** References of the participants' actors; undefined for a participant without one. */
export const actors = (appointment: JsonObject): (string | undefined)[] =>
  objects(appointment['participant']).map((participant) => referenceOf(participant['actor']))

/** Logical ids of the actors of a type. */
export const actorIds = (appointment: JsonObject, type: string): string[] =>
  actors(appointment).flatMap((actor) => (actor?.startsWith(`${type}/`) ? [actor.slice(type.length + 1)] : []))

/** Logical ids of the slots. */
export const slotIds = (appointment: JsonObject): string[] =>
  objects(appointment['slot']).map((slot) => (referenceOf(slot) ?? '').replace(/^Slot\//, ''))

/** The contained Organization that the booking organisation extension refers to. */
export function bookingOrganisation(appointment: JsonObject): JsonObject | undefined {
  const [extension] = extensionsOf(appointment, BOOKING_ORGANISATION)
  const reference = referenceOf(extension?.['valueReference'])
  return objects(appointment['contained']).find(
    (resource) => resource['resourceType'] === 'Organization' && `#${inWords(resource['id'])}` === reference,
  )
}

/** The text of the cancellation reason; undefined without the extension. */
export const cancellationReason = (appointment: JsonObject): string | undefined => {
  const [extension] = extensionsOf(appointment, CANCELLATION_REASON)
  return extension && (asString(extension['valueString']) ?? '')
}
