import { inWords, objects, type JsonObject } from '../../../core/index.js'
import { edit } from '../../frame/mutation/edit.js'
import type { FaultOf } from '../../frame/mutation/family.js'
import { bodyFault, passes } from '../../frame/mutation/factories.js'
import { profile } from '../mapping/profile.js'
import { collection, granted, header, miscalls, refusesWhere, type Family } from './make.js'
import { strictParameters } from './parameters.js'
import { stateFault } from './state.js'

/** Faults of reading, cancelling and searching (rows CCS-READ, CCS-CANCEL and CCS-SRCHAPPT). */

const isVersion = (target: string): boolean => target.includes('/_history/')

const readFaults: readonly FaultOf[] = [
  granted('another-id', 'Gives the appointment another id', 'id', 'another', 'read-id-is-the-one-asked-for'),
  miscalls(
    'appointment.known',
    'Calls an unknown appointment a bad request',
    'bad-request',
    'appointment-that-nobody-knows',
  ),
  refusesWhere(
    'refuses-odd-queries',
    'Breaks down on a query that it does not know',
    'failed',
    ({ request }) => request.target.includes('?'),
    'read-with-an-odd-query-is-served-or-refused',
  ),
  refusesWhere(
    'breaks-down-on-versions',
    'Breaks down on the read of a version',
    'failed',
    ({ request }) => isVersion(request.target),
    'read-of-the-version-gives-the-same',
  ),
  granted(
    'without-description',
    'Leaves the description out',
    'description',
    undefined,
    'read-gives-the-whole-appointment',
  ),
  granted(
    'one-contained-only',
    'Shows one of the contained resources',
    'contained',
    (old) => objects(old).slice(0, 1),
    'read-gives-the-whole-appointment',
  ),
]

const CANCEL = 'cancellation-with-other-changes'

const cancellationFaults: readonly FaultOf[] = [
  stateFault(
    'cancels-what-it-refuses',
    'Refuses other changes and cancels all the same',
    { cancellation: { refusesLate: true } },
    'refused-cancellation-leaves-it-booked',
    ['cancel.unchanged'],
  ),
  passes('cancel.unchanged', 'Takes other changes with a cancellation', CANCEL),
  passes('if-match.current', 'Does not compare If-Match with the version', 'cancellation-from-another-version'),
  miscalls(
    'if-match.current',
    'Calls a former version a business rule',
    'profile',
    'cancellation-from-another-version',
  ),
  passes('if-match.given', 'Cancels without If-Match', 'cancellation-without-if-match'),
  miscalls('if-match.given', 'Calls a missing If-Match a bad request', 'bad-request', 'cancellation-without-if-match'),
  miscalls('appointment.status', 'Breaks down without a status', 'failed', 'cancellation-that-breaks-its-profile'),
  miscalls('body.readable', 'Breaks down on a body that cannot be read', 'failed', 'cancellation-cut-off'),
  header(
    'no-location',
    'Does not say where the new version is',
    'Location',
    undefined,
    'cancellation-location-names-the-version',
  ),
  header(
    'location-of-nothing',
    'Names another place',
    'Location',
    'https://booking.example/Appointment/x',
    'cancellation-location-names-the-version',
  ),
  header(
    'no-last-modified',
    'Does not say when it was changed',
    'Last-Modified',
    undefined,
    'cancellation-has-last-modified',
  ),
  bodyFault(
    'same-version',
    'Gives the cancelled appointment no new version',
    (reply, { base }) =>
      reply.rule || !reply.resource
        ? reply
        : {
            ...reply,
            resource: edit(reply.resource, 'meta.versionId', '1'),
            headers: reply.headers
              .with('ETag', 'W/"1"')
              .with('Location', `${base}/Appointment/${inWords(reply.resource['id'])}/_history/1`),
          },
    'cancelled-appointment-is-a-new-version',
  ),
  granted(
    'version-in-the-answer-alone',
    'Answers with a version that no read shows',
    'meta.versionId',
    '99',
    'read-gives-the-booking',
  ),
  granted(
    'still-booked',
    'Answers that the appointment is booked',
    'status',
    'booked',
    'cancelled-appointment-is-a-new-version',
  ),
  stateFault(
    'slot-stays-busy',
    'Cancels and keeps the slot',
    { cancellation: { freesSlot: false } },
    'cancelled-slot-comes-back',
  ),
]

const DAY = 86_400_000

/** Somebody else's appointment, in the short form. */
const stranger = (now: Date): JsonObject => {
  const start = new Date(now.getTime() + DAY).toISOString()
  return {
    resourceType: 'Appointment',
    id: 'of-somebody-else',
    meta: { profile: [profile('Appointment')] },
    status: 'booked',
    start,
    end: new Date(now.getTime() + DAY + 600_000).toISOString(),
    created: now.toISOString(),
    participant: [
      {
        actor: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990001006' } },
        status: 'accepted',
      },
    ],
  }
}

/** A list of appointments as of another time. */
const past = (list: JsonObject, at: string): JsonObject =>
  ['start', 'end'].reduce((all, name) => edit(all, `entry.*.resource.${name}`, at), list)

const listFaults: readonly FaultOf[] = [
  collection,
  granted(
    'in-pages',
    'Answers in pages',
    'link',
    [{ relation: 'next', url: 'https://booking.example/STU3/1/quarry-vale/Appointment?page=2' }],
    'bundle-has-no-next-page',
  ),
  bodyFault(
    'finds-a-stranger',
    'Shows an appointment of somebody else where the patient has none',
    (reply, { now }) =>
      !reply.rule && reply.resource && reply.resource['entry'] === undefined
        ? { ...reply, resource: { ...reply.resource, total: 1, entry: [{ resource: stranger(now) }] } }
        : reply,
    'patient-without-appointments-has-none-listed',
  ),
  bodyFault(
    'shows-the-past',
    'Shows past appointments',
    (reply, { now }) =>
      !reply.rule && reply.resource
        ? { ...reply, resource: past(reply.resource, new Date(now.getTime() - DAY).toISOString()) }
        : reply,
    'listed-appointment-is-not-past',
  ),
  granted('finds-nothing', 'Finds nothing', 'entry', undefined, 'booking-is-listed-for-its-patient'),
  granted(
    'without-start',
    'Leaves the start out',
    'entry.*.resource.start',
    undefined,
    'listed-appointment-has-the-short-form',
  ),
  miscalls(
    'search.patient-given',
    'Breaks down on a search without patient',
    'failed',
    'appointment-search-without-patient',
  ),
]

/** Of rules that the UEC standard alone has. */
const readOfUec: readonly FaultOf[] = [
  header('no-etag', 'Does not say which version it is', 'ETag', undefined, 'etag-names-the-version'),
]

/** Of rules that the UEC standard alone has. */
const cancelledOfUec: readonly FaultOf[] = [
  passes('request-id.fresh', 'Does not remember the ids of requests', 'request-id-that-was-used-before'),
  header('no-etag', 'Does not say which version it is', 'ETag', undefined, 'etag-names-the-version'),
]

export const appointmentFamilies: readonly Family[] = [
  { on: ['read-appointment'], faults: readFaults },
  { on: ['read-appointment'], in: { uec: true }, faults: readOfUec },
  { on: ['cancel-appointment'], faults: cancellationFaults },
  { on: ['cancel-appointment'], in: { uec: true }, faults: cancelledOfUec },
  { on: ['search-appointment'], faults: listFaults },
  { on: ['search-appointment'], in: { uec: true }, faults: strictParameters },
]
