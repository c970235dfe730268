import { inWords, isObject, objects, type Json, type JsonObject } from '../../../core/index.js'
import { unversioned } from '../../frame/unversioned.js'
import type { RequestContext } from '../request-context.js'
import type { Slot } from '../appointment-book/slots.js'

/** The parts of an Appointment that was sent, by what they mean (spec facts, Care Connect, section 5.3). */

/** The identifier system of slots and documents. */
export const UUIDS = 'https://tools.ietf.org/html/rfc4122'
export const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number'

/** The contained resources of a type. */
export const contained = (appointment: JsonObject, type: string): JsonObject[] =>
  objects(appointment['contained']).filter(({ resourceType }) => resourceType === type)

const referenceOf = (element: Json | undefined): string | undefined =>
  isObject(element) && typeof element['reference'] === 'string' ? unversioned(element['reference']) : undefined

/** The references of a list such as `slot`. */
export const references = (appointment: JsonObject, name: string): (string | undefined)[] =>
  objects(appointment[name]).map(referenceOf)

/** The references of the participants' actors. */
export const actors = (appointment: JsonObject): (string | undefined)[] =>
  objects(appointment['participant']).map(({ actor }) => referenceOf(actor))

/** True where a contained resource is what a reference means. */
export const isTarget = ({ id }: JsonObject, reference: string | undefined): boolean => reference === `#${inWords(id)}`

/** The identifier values of a system. */
export const identifiers = (resource: JsonObject, system: string): string[] =>
  objects(resource['identifier']).flatMap((one) => (one['system'] === system ? inWords(one['value']) : []))

/** The contained Slot that the appointment refers to. */
export function slotSent(appointment: JsonObject): JsonObject | undefined {
  const [reference] = references(appointment, 'slot')
  return contained(appointment, 'Slot').find((slot) => isTarget(slot, reference))
}

/** The slot of the diaries that a booking asks for; undefined for an unknown one. */
export function slotWanted(appointment: JsonObject, asked: RequestContext): Slot | undefined {
  const { slots } = asked.diaries
  const sent = slotSent(appointment)
  if (sent) return slots.find(({ uuid }) => identifiers(sent, UUIDS).includes(uuid))
  const [reference] = references(appointment, 'slot')
  return asked.traits.slotById ? slots.find(({ id }) => reference === `Slot/${id}`) : undefined
}
