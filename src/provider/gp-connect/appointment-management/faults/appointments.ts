import { asArray, inWords, isObject, objects, type JsonObject } from '../../../../core/index.js'
import { each, edit, type Change } from '../../../frame/mutation/edit.js'
import type { Family, FaultOf, Proof } from '../../../frame/mutation/family.js'
import { bodyFault } from '../../../frame/mutation/factories.js'

/** Faults of the Appointments that are answered. Spec facts 8.12. */

/** An element that is changed, or taken away by undefined. */
const element = (name: string, says: string, path: string, change: Change, proves: Proof): FaultOf =>
  bodyFault(
    name,
    says,
    each('Appointment', (r) => edit(r, path, change)),
    proves,
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
  proves: Proof,
): FaultOf => bodyFault(name, says, each('Appointment', dropping(list, is)), proves)

const zulu: Change = (old) => (typeof old === 'string' ? new Date(old).toISOString().replace('.000', '') : old)

const later: Change = (old) => (typeof old === 'string' ? old.replace(/:\d\d:00/, ':59:00') : old)

/** Proven by a check of answers and reads; other interactions do not try the fault. */
const shown = (check: string) => ({ 'book-appointment': check, 'read-appointment': check })

const LISTED = { 'retrieve-patient-appointments': 'appointment-is-as-read' }

/** After a change the whole is compared with what was there before. */
const CHANGED = {
  'amend-appointment': 'amendment-changes-the-texts-alone',
  'cancel-appointment': 'cancellation-changes-the-status-alone',
}

const OF_THE_PROVIDER = {
  'amend-appointment': 'changed-appointment-keeps-the-providers-types',
  'cancel-appointment': 'changed-appointment-keeps-the-providers-types',
}

const STATUS = 'cancelled-appointment-has-its-status'
const AS_LOADED = { 'retrieve-patient-appointments': 'listed-appointment-is-as-loaded' }
const ORGANISATION = 'appointment-booking-organisation-is-as-sent'

/** Faults of what every Appointment has: tried wherever one is answered, or where their proof says. */
const elements: readonly FaultOf[] = [
  element('start-in-zulu-time', 'Gives the start in Zulu time', 'start', zulu, 'appointment-times-are-uk-local'),
  element('another-start', 'Gives another start', 'start', later, shown('appointment-start-is-as-sent')),
  element('another-end', 'Gives another end', 'end', later, {
    ...shown('appointment-end-is-as-sent'),
    ...AS_LOADED,
    ...CHANGED,
  }),
  element('no-description', 'Gives no description', 'description', undefined, 'appointment-has-a-description'),
  element('no-slot', 'Gives no slot', 'slot', undefined, 'appointment-has-a-slot'),
  element('no-created', 'Gives no moment of creation', 'created', undefined, {
    'book-appointment': 'appointment-created-is-as-sent',
    '*': 'appointment-says-when-it-was-created',
  }),
  element('no-category', 'Gives no service category', 'serviceCategory', undefined, {
    ...shown('appointment-category-is-the-schedules'),
    ...LISTED,
    ...OF_THE_PROVIDER,
  }),
  element('no-type', 'Gives no service type', 'serviceType', undefined, 'appointment-has-the-slot-type-as-text'),
  element('another-type', 'Gives another service type', 'serviceType.0.text', 'Another type', {
    ...shown('appointment-type-is-the-slots'),
    ...LISTED,
    ...OF_THE_PROVIDER,
  }),
  element('with-reason', 'Gives a reason', 'reason', [{ text: 'A reason' }], 'appointment-has-no-reason'),
  element(
    'with-specialty',
    'Gives a specialty',
    'specialty',
    [{ text: 'A specialty' }],
    'appointment-has-no-specialty',
  ),
  element(
    'with-indication',
    'Gives an indication',
    'indication',
    [{ reference: 'Condition/1' }],
    'appointment-has-nothing-that-its-profile-excludes',
  ),
  element(
    'with-type-of-appointment',
    'Says which type of appointment it is',
    'appointmentType',
    { text: 'Walk in' },
    'appointment-has-no-appointment-type',
  ),
  element(
    'cut-texts',
    'Cuts the description',
    'description',
    (old) => (typeof old === 'string' ? old.slice(0, 5) : old),
    { ...shown('appointment-texts-are-whole'), ...CHANGED, 'amend-appointment': 'amended-texts-are-whole' },
  ),
  element('another-status', 'Says of every appointment that it is fulfilled', 'status', 'fulfilled', {
    'book-appointment': 'appointment-status-is-as-sent',
    'read-appointment': STATUS,
    ...AS_LOADED,
    ...CHANGED,
    'cancel-appointment': STATUS,
  }),
  element(
    'booking-organisation-renamed',
    'Gives the booking organisation its own name',
    'contained.0.name',
    'Surgery',
    {
      ...shown(ORGANISATION),
      ...CHANGED,
    },
  ),
  element(
    'organisation-without-profile',
    'Leaves meta out of the contained Organization',
    'contained.0.meta',
    undefined,
    {
      ...shown('booking-organisation-names-its-profile'),
      ...LISTED,
    },
  ),
  element(
    'identifier-without-system',
    'Gives an identifier without system',
    'identifier',
    [{ value: '1' }],
    'appointment-identifier-has-system-and-value-only',
  ),
  missing('no-identifier', 'Leaves business identifiers out', 'identifier', () => true, {
    'read-appointment': 'appointment-identifier-is-as-sent',
  }),
  element(
    'slot-without-type',
    'Refers to slots by their ids alone',
    'slot.*.reference',
    (old) => inWords(old).replace('Slot/', ''),
    'appointment-slots-are-references',
  ),
  element(
    'channel-of-its-own',
    'Gives a delivery channel of its own',
    'extension',
    (old) =>
      objects(asArray(old)).map((one) =>
        isExtension('DeliveryChannel')(one) ? { ...one, valueCode: 'Carrier-pigeon' } : one,
      ),
    'appointment-delivery-channel-is-in-its-value-set',
  ),
  element(
    'unknown-location',
    'Names a location that nobody has',
    'participant',
    (old) =>
      objects(asArray(old)).map((one) =>
        isActor('Location')(one) ? { ...one, actor: { reference: 'Location/none' } } : one,
      ),
    { 'book-appointment': 'references-resolve' },
  ),
  element('no-profile', 'Leaves meta.profile out', 'meta.profile', undefined, 'resource-names-its-profile'),
  element('no-version-id', 'Leaves meta.versionId out', 'meta.versionId', undefined, {
    ...shown('resource-has-a-version-id'),
    'retrieve-patient-appointments': 'resource-has-a-version-id',
  }),
  element(
    'unknown-element',
    'Adds an element that FHIR does not have',
    'meta.shoeSize',
    42,
    'body-conforms-to-its-profile',
  ),
  missing('no-patient', 'Names no patient', 'participant', isActor('Patient'), 'appointment-has-one-patient'),
  missing('no-location', 'Names no location', 'participant', isActor('Location'), 'appointment-has-one-location'),
  missing('no-practitioner', 'Names no practitioner', 'participant', isActor('Practitioner'), {
    ...shown('appointment-has-the-practitioner-of-the-schedule'),
    ...LISTED,
    ...CHANGED,
  }),
  missing('no-delivery-channel', 'Gives no delivery channel', 'extension', isExtension('DeliveryChannel'), {
    ...shown('appointment-delivery-channel-is-the-slots'),
    ...LISTED,
    ...CHANGED,
  }),
  missing('no-practitioner-role', 'Gives no practitioner role', 'extension', isExtension('PractitionerRole'), {
    ...shown('appointment-practitioner-role-is-the-schedules'),
    ...LISTED,
    ...CHANGED,
  }),
  missing('no-booking-organisation', 'Does not say who booked', 'extension', isExtension('BookingOrganisation'), {
    ...shown(ORGANISATION),
    ...LISTED,
  }),
]

export const appointmentFamilies: readonly Family[] = [{ on: { resource: ['Appointment'] }, faults: elements }]
