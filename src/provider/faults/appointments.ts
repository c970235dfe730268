import { asArray, inWords, isObject, objects, type JsonObject } from '../../core/index.js'
import { noticedBy } from './appointment-breaks.js'
import { each, edit } from './edit.js'
import type { FaultOf } from './family.js'
import { bodyFault } from './named.js'

/** Faults of the Appointments that are answered. Spec facts 8.12. */

type Change = Parameters<typeof edit>[2]

/** An element that is changed, or taken away by undefined; what notices it depends on the interaction. */
const element = (name: string, says: string, path: string, change: Change): FaultOf =>
  bodyFault(
    name,
    says,
    each('Appointment', (r) => edit(r, path, change)),
    [],
  )

/** Leaves members of a list out, by what they say. */
const dropping =
  (list: string, is: (member: JsonObject) => boolean) =>
  (resource: JsonObject): JsonObject =>
    edit(resource, list, (old) => {
      const rest = objects(asArray(old)).filter((member) => !is(member))
      return rest.length === 0 ? undefined : rest
    })

export const isActor =
  (type: string) =>
  ({ actor }: JsonObject): boolean =>
    isObject(actor) && inWords(actor['reference']).startsWith(`${type}/`)

export const isExtension =
  (name: string) =>
  ({ url }: JsonObject): boolean =>
    inWords(url).includes(name)

/** Members of a list that are left out of every Appointment. */
export const missing = (
  name: string,
  says: string,
  list: string,
  is: (m: JsonObject) => boolean,
  breaks: readonly string[] = [],
): FaultOf => bodyFault(name, says, each('Appointment', dropping(list, is)), breaks)

const zulu: Change = (old) => (typeof old === 'string' ? new Date(old).toISOString().replace('.000', '') : old)

const later: Change = (old) => (typeof old === 'string' ? old.replace(/:\d\d:00/, ':59:00') : old)

/** Faults of what every Appointment has. */
const general: readonly FaultOf[] = [
  element('start-in-zulu-time', 'Gives the start in Zulu time', 'start', zulu),
  element('another-start', 'Gives another start', 'start', later),
  element('another-end', 'Gives another end', 'end', later),
  element('no-description', 'Gives no description', 'description', undefined),
  element('no-slot', 'Gives no slot', 'slot', undefined),
  element('no-created', 'Gives no moment of creation', 'created', undefined),
  element('no-category', 'Gives no service category', 'serviceCategory', undefined),
  element('no-type', 'Gives no service type', 'serviceType', undefined),
  element('another-type', 'Gives another service type', 'serviceType.0.text', 'Another type'),
  element('with-reason', 'Gives a reason', 'reason', [{ text: 'A reason' }]),
  element('with-specialty', 'Gives a specialty', 'specialty', [{ text: 'A specialty' }]),
  element('with-indication', 'Gives an indication', 'indication', [{ reference: 'Condition/1' }]),
  element('cut-texts', 'Cuts the description', 'description', (old) =>
    typeof old === 'string' ? old.slice(0, 5) : old,
  ),
  element('another-status', 'Says of every appointment that it is fulfilled', 'status', 'fulfilled'),
  element('booking-organisation-renamed', 'Gives the booking organisation its own name', 'contained.0.name', 'Surgery'),
  element(
    'organisation-without-profile',
    'Leaves meta out of the contained Organization',
    'contained.0.meta',
    undefined,
  ),
  element('identifier-without-system', 'Gives an identifier without system', 'identifier', [{ value: '1' }]),
  element('slot-without-type', 'Refers to slots by their ids alone', 'slot.*.reference', (old) =>
    inWords(old).replace('Slot/', ''),
  ),
  element('channel-of-its-own', 'Gives a delivery channel of its own', 'extension', (old) =>
    objects(asArray(old)).map((one) =>
      isExtension('DeliveryChannel')(one) ? { ...one, valueCode: 'Carrier-pigeon' } : one,
    ),
  ),
  element('unknown-location', 'Names a location that nobody has', 'participant', (old) =>
    objects(asArray(old)).map((one) =>
      isActor('Location')(one) ? { ...one, actor: { reference: 'Location/none' } } : one,
    ),
  ),
  element('no-profile', 'Leaves meta.profile out', 'meta.profile', undefined),
  element('no-version-id', 'Leaves meta.versionId out', 'meta.versionId', undefined),
  element('unknown-element', 'Adds an element that FHIR does not have', 'meta.shoeSize', 42),
  missing('no-patient', 'Names no patient', 'participant', isActor('Patient')),
  missing('no-location', 'Names no location', 'participant', isActor('Location')),
  missing('no-practitioner', 'Names no practitioner', 'participant', isActor('Practitioner')),
  missing('no-delivery-channel', 'Gives no delivery channel', 'extension', isExtension('DeliveryChannel')),
  missing('no-practitioner-role', 'Gives no practitioner role', 'extension', isExtension('PractitionerRole')),
  missing('no-booking-organisation', 'Does not say who booked', 'extension', isExtension('BookingOrganisation')),
]

/** Faults of the Appointments in the answers of an interaction: those that are tried there. */
export const appointmentFaults = (interaction: string): readonly FaultOf[] =>
  general.flatMap((fault) => {
    const breaks = noticedBy(interaction, fault.name)
    return breaks ? [{ ...fault, breaks }] : []
  })
