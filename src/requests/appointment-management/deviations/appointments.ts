import { profile, systems } from '../../../catalogue/index.js'
import { asString, isObject, objects, without, type Json, type JsonObject } from '../../../core/index.js'
import { typeReferredTo, ukDateTime } from '../../../fhir/index.js'
import { BOOKING_ORGANISATION, CANCELLATION_REASON } from '../index.js'
import type { BodyReferences, Deviation } from '../../deviation.js'
import { changed, having, lacking, list, type Change } from '../../deviations/elements.js'
import { REFERENCES_OF_NOBODY } from '../../deviations/nobody.js'
import { sent } from '../../deviations/sent.js'

const DELIVERY_CHANNEL = profile('Extension-GPConnect-DeliveryChannel-2')
const PRACTITIONER_ROLE = profile('Extension-GPConnect-PractitionerRole-1')

const referenceOf = (element: Json | undefined): string =>
  isObject(element) ? (asString(element['reference']) ?? '') : ''

const isOf =
  (type: string) =>
  ({ actor }: JsonObject): boolean =>
    typeReferredTo(referenceOf(actor)) === type

/** Participants of a type, taken away or changed. */
const noParticipant = (type: string): Change => list('participant', (all) => all.filter((one) => !isOf(type)(one)))
const participantIs = (type: string, reference: string): Change => {
  const other: JsonObject = { actor: { reference }, status: 'accepted' }
  return list('participant', (all) => [...all.filter((one) => !isOf(type)(one)), other])
}

/** The contained booking organisation, changed. */
const organisation = (change: Change): Change =>
  list('contained', (all) => all.map((one) => (one['resourceType'] === 'Organization' ? change(one) : one)))

/** The extensions, changed by URL; null takes one away. */
const extension = (url: string, change: (of: JsonObject) => JsonObject | null): Change =>
  list('extension', (all) => all.map((one) => (one['url'] === url ? change(one) : one)).filter((one) => one !== null))

const minutesLater =
  (minutes: number) =>
  (moment: string): string =>
    ukDateTime(new Date(Date.parse(moment) + minutes * 60_000))

const filledUp =
  (length: number) =>
  (value: string): string =>
    `${value} `.padEnd(length, 'long text ').slice(0, length - 1) + '.'

const coded = (system: string, code: string, display: string): Json => ({ coding: [{ system, code, display }] })

const SNOMED = 'http://snomed.info/sct'

const PARTICIPANTS = ['Patient', 'Location', 'Practitioner']

/** What a booking refers to by logical ids. */
export const bookingReferences: BodyReferences = {
  standard: 'gp-connect',
  interaction: 'book-appointment',
  places: ['slot', ...PARTICIPANTS.map((type) => type.toLowerCase())],
}

/** Deviations of a booking. Spec facts 10.2. */
const bookings: readonly Deviation[] = [
  sent('no patient participant', noParticipant('Patient')),
  sent('no location participant', noParticipant('Location')),
  sent(
    'participant without actor',
    list('participant', (all) => [...all, { status: 'accepted' }]),
  ),
  sent(
    'participants without status',
    list('participant', (all) => all.map((one) => without(one, 'status'))),
  ),
  lacking('no start', 'start'),
  lacking('no end', 'end'),
  lacking('no status', 'status'),
  lacking('no slot', 'slot'),
  lacking('no created', 'created'),
  lacking('no description', 'description'),
  lacking('no comment', 'comment'),
  having('status cancelled', 'status', 'cancelled'),
  having('status proposed', 'status', 'proposed'),
  having('status pending', 'status', 'pending'),
  having('status tentative', 'status', 'tentative'),
  having('status foo', 'status', 'foo'),
  sent('slot as an object', (resource) => ({ ...resource, slot: objects(resource['slot'])[0] ?? null })),
  sent(
    'no booking organisation extension',
    extension(BOOKING_ORGANISATION, () => null),
  ),
  sent(
    'booking organisation that is not contained',
    extension(BOOKING_ORGANISATION, (one) => ({ ...one, valueReference: { reference: '#2' } })),
  ),
  sent(
    'absolute reference to the booking organisation',
    extension(BOOKING_ORGANISATION, (one) => ({
      ...one,
      valueReference: { reference: 'https://elsewhere.example.nhs.uk/Organization/1' },
    })),
  ),
  sent(
    'booking organisation without identifier',
    organisation((one) => without(one, 'identifier')),
  ),
  sent(
    'booking organisation whose identifier has no value',
    organisation((one) => ({ ...one, identifier: [{ system: systems.odsOrganisation }] })),
  ),
  sent(
    'booking organisation without name',
    organisation((one) => without(one, 'name')),
  ),
  sent(
    'booking organisation without telecom',
    organisation((one) => without(one, 'telecom')),
  ),
  having('reason added', 'reason', [coded(SNOMED, '79922009', 'Epigastric pain')]),
  having('specialty added', 'specialty', [coded(SNOMED, '394802001', 'General medicine')]),
  sent('start 5 minutes late', changed('start', minutesLater(5))),
  sent('end 5 minutes early', changed('end', minutesLater(-5))),
  ...Object.entries(REFERENCES_OF_NOBODY).flatMap(([by, id]) => [
    having(`slot by an ${by}`, 'slot', [{ reference: `Slot/${id}` }]),
    ...PARTICIPANTS.map((type) => sent(`${type.toLowerCase()} by an ${by}`, participantIs(type, `${type}/${id}`))),
  ]),
  sent('absolute patient reference', (resource) => {
    const [patient] = objects(resource['participant']).filter(isOf('Patient'))
    return participantIs('Patient', `https://elsewhere.example.nhs.uk/${referenceOf(patient?.['actor'])}`)(resource)
  }),
  sent('practitioner left out', noParticipant('Practitioner')),
  having('identifier of the appointment', 'identifier', [
    { system: 'https://example.org/Id/appointment', value: 'B-1' },
  ]),
  having('identifier of the appointment without value', 'identifier', [
    { system: 'https://example.org/Id/appointment' },
  ]),
  sent('description of 100 characters', changed('description', filledUp(100))),
  sent('comment of 500 characters', changed('comment', filledUp(500))),
  sent('description of 101 characters', changed('description', filledUp(101))),
  sent('comment of 501 characters', changed('comment', filledUp(501))),
  sent('description of 10000 characters', changed('description', filledUp(10_000))),
  sent('comment of 10000 characters', changed('comment', filledUp(10_000))),
  sent('service type and category of the consumer', (resource) => ({
    ...resource,
    serviceType: [{ text: 'Type of the consumer' }],
    serviceCategory: { text: 'Category of the consumer' },
  })),
]

/** Deviations of whatever is sent. */
const resources: readonly Deviation[] = [
  sent('no profile', (resource) => ({
    ...resource,
    meta: isObject(resource['meta']) ? without(resource['meta'], 'profile') : {},
  })),
  sent('unknown profile', (resource) => ({
    ...resource,
    meta: { ...(isObject(resource['meta']) ? resource['meta'] : {}), profile: [profile('No-Such-Profile-1')] },
  })),
  having('unknown element', 'invalidField', 'value'),
  sent('Bundle in place of the appointment', (resource) => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [{ resource }],
  })),
  sent('Patient in place of the appointment', () => ({ resourceType: 'Patient', name: [{ family: 'Nobody' }] })),
]

/** Deviations of an amendment or of a cancellation. Spec facts 10.4 and 10.5. */
const changes: readonly Deviation[] = [
  sent('start 10 minutes later', changed('start', minutesLater(10))),
  sent('end 10 minutes later', changed('end', minutesLater(10))),
  having('priority added', 'priority', 5),
  sent('created a day earlier', changed('created', minutesLater(-24 * 60))),
  having('other length in minutes', 'minutesDuration', 55),
  having('status arrived', 'status', 'arrived'),
  having('status booked', 'status', 'booked'),
  having('status noshow', 'status', 'noshow'),
  sent(
    'participant added',
    list('participant', (all) => [...all, ...all.slice(0, 1).map((one) => ({ ...one, status: 'tentative' }))]),
  ),
  sent('practitioner removed', noParticipant('Practitioner')),
  sent(
    'other name of the booking organisation',
    organisation((one) => ({ ...one, name: 'Another Organisation' })),
  ),
  sent(
    'other delivery channel',
    extension(DELIVERY_CHANNEL, (one) => ({
      ...one,
      valueCode: one['valueCode'] === 'Telephone' ? 'In-person' : 'Telephone',
    })),
  ),
  sent(
    'other practitioner role',
    extension(PRACTITIONER_ROLE, (one) => ({
      ...one,
      valueCodeableConcept: coded(
        'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1',
        'R1590',
        'Phlebotomist',
      ),
    })),
  ),
  sent(
    'cancellation reason added',
    list('extension', (all) => [...all, { url: CANCELLATION_REASON, valueString: 'Added by an amendment' }]),
  ),
  having('other service type', 'serviceType', [{ text: 'Another type' }]),
  having('other service category', 'serviceCategory', { text: 'Another category' }),
  sent('what the provider owns left out', (resource) =>
    list('extension', (all) => all.filter(({ url }) => url !== DELIVERY_CHANNEL && url !== PRACTITIONER_ROLE))(
      without(resource, 'serviceType', 'serviceCategory'),
    ),
  ),
  having('id of another appointment', 'id', 'another-appointment'),
  sent(
    'absolute references',
    list('participant', (all) =>
      all.map((one) => ({
        ...one,
        actor: { reference: `https://elsewhere.example.nhs.uk/${referenceOf(one['actor'])}` },
      })),
    ),
  ),
  having('other description', 'description', 'Another description'),
  having('other comment', 'comment', 'Another comment'),
  sent(
    'no cancellation reason',
    extension(CANCELLATION_REASON, () => null),
  ),
  sent(
    'cancellation reason under another URL',
    extension(CANCELLATION_REASON, (one) => ({ ...one, url: profile('Extension-GPConnect-CancelReason-1') })),
  ),
  sent(
    'empty cancellation reason',
    extension(CANCELLATION_REASON, (one) => ({ ...one, valueString: '' })),
  ),
  sent(
    'cancellation reason of 1000 characters',
    extension(CANCELLATION_REASON, (one) => ({ ...one, valueString: filledUp(1000)('Reason') })),
  ),
]

const header = (name: string, field: string, value: string, hop: Deviation['hop'] = 'any'): Deviation => ({
  name,
  hop,
  apply: (plan) => ({ ...plan, headers: plan.headers.with(field, value) }),
})

/** Another organisation that has an agreement: its ASID, and its name in the token. The harness plays the SSP here. */
const byAnother: Deviation = {
  name: 'sent by another organisation',
  hop: 'direct',
  apply: (plan) => {
    const { authorization } = plan
    const headers = plan.headers.with('Ssp-From', '200000009999')
    if (authorization.kind !== 'token') return { ...plan, headers }
    const requesting_organization: JsonObject = {
      resourceType: 'Organization',
      identifier: [{ system: systems.odsOrganisation, value: 'Z11223' }],
      name: 'Another Imaginary Hub',
    }
    const claims = { ...authorization.claims, requesting_organization }
    return { ...plan, headers, authorization: { ...authorization, claims } }
  },
}

/** Deviations of how a resource is sent. Spec facts 7.1 and 7.4. */
const sending: readonly Deviation[] = [
  header('Prefer return=minimal', 'Prefer', 'return=minimal'),
  header('Prefer return=representation', 'Prefer', 'return=representation'),
  header('If-Match that is no entity tag', 'If-Match', 'current'),
  // Chunks are each hop's own, so the provider sees them only where the harness plays the SSP.
  header('body in chunks', 'Transfer-Encoding', 'chunked', 'direct'),
  byAnother,
]

/** Deviations of what is sent to book, amend or cancel. */
export const appointmentDeviations: readonly Deviation[] = [...bookings, ...resources, ...changes, ...sending]
