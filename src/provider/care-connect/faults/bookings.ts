import { objects, type JsonObject } from '../../../core/index.js'
import { edit } from '../../frame/mutation/edit.js'
import type { FaultOf } from '../../frame/mutation/family.js'
import { bodyFault, passes } from '../../frame/mutation/factories.js'
import { bodyOf } from '../../frame/body.js'
import type { AnswerContext } from '../../frame/messages.js'
import { contained, identifiers, NHS_NUMBER } from '../rules/parts.js'
import { granted, header, inside, miscalls, refusesWhere, type Family } from './make.js'
import { stateFault } from './state.js'

/** Faults of bookings (rows CCS-BOOK, CCS-CONTACT, CCS-XTI-006). */

const PROFILE = 'body-conforms-to-its-profile'

const sentIn = ({ request }: AnswerContext): JsonObject => {
  const body = bodyOf(request)
  return 'resource' in body ? body.resource : {}
}
const patientIn = (about: AnswerContext): JsonObject => contained(sentIn(about), 'Patient')[0] ?? {}
const slotIn = (about: AnswerContext): JsonObject => contained(sentIn(about), 'Slot')[0] ?? {}

/** Bookings that have to be taken. */
const taken: readonly FaultOf[] = [
  refusesWhere(
    'demands-an-nhs-number',
    'Refuses patients without NHS number',
    'profile',
    (about) => identifiers(patientIn(about), NHS_NUMBER).length === 0,
    'patient-without-nhs-number-is-booked',
  ),
  refusesWhere(
    'demands-a-busy-slot',
    'Refuses a contained slot of status free',
    'profile',
    (about) => slotIn(about)['status'] === 'free',
    'slot-of-either-status-is-booked',
  ),
  refusesWhere(
    'breaks-down-without-created',
    'Breaks down without the moment of creation',
    'failed',
    (about) => sentIn(about)['created'] === undefined,
    'booking-without-created-is-served',
  ),
  refusesWhere(
    'breaks-down-without-document',
    'Breaks down without a document',
    'failed',
    (about) => contained(sentIn(about), 'DocumentReference').length === 0,
    'booking-without-document-is-served-or-refused',
  ),
  {
    ...miscalls('contained.patient-once', 'Breaks down on two patients', 'failed', ''),
    proves: 'booking-of-two-patients-is-recorded',
  },
]

/** Bookings that have to be refused. */
const refused: readonly FaultOf[] = [
  passes('slot.free', 'Books a slot that is taken', 'slot-no-longer-free'),
  miscalls('slot.free', 'Breaks down on a slot that is taken', 'failed', 'slot-no-longer-free'),
  passes('patient.contact-unique', 'Books with two contacts of rank 1', 'contacts-without-one-first'),
  passes('appointment.status', 'Books without a status', 'booking-that-breaks-its-profile', ['appointment.booked']),
  passes('appointment.start', 'Books without a start', 'booking-that-breaks-its-profile', ['slot.times']),
  passes('appointment.status-known', 'Books whatever the status', 'booking-that-breaks-its-profile', [
    'appointment.booked',
  ]),
  miscalls('body.readable', 'Breaks down on a body that cannot be read', 'failed', 'booking-cut-off'),
]

/** What the answer says. */
const said: readonly FaultOf[] = [
  header(
    'no-location',
    'Does not say where the appointment is',
    'Location',
    undefined,
    'booking-location-names-the-version',
  ),
  header(
    'relative-location',
    'Says where the appointment is by a path',
    'Location',
    'Appointment/booking-1/_history/1',
    'booking-location-names-the-version',
  ),
  header(
    'no-last-modified',
    'Does not say when it was changed',
    'Last-Modified',
    undefined,
    'booking-has-etag-and-last-modified',
  ),
  granted(
    'another-status',
    'Answers that the appointment is pending',
    'status',
    'pending',
    'booking-answers-the-stored-appointment',
  ),
  granted('no-created', 'Does not say when it was made', 'created', undefined, 'booking-has-its-time-of-creation'),
  granted('unknown-element', 'Adds an element that FHIR does not have', 'shoeSize', 42, PROFILE),
  inside(
    'another-document',
    'Gives the document another identifier',
    'DocumentReference',
    (one) => edit(one, 'identifier.0.value', '00000000-0000-4000-8000-00000000d0c5'),
    'booking-keeps-the-document',
  ),
  inside(
    'another-patient',
    'Gives the patient another name',
    'Patient',
    (one) => edit(one, 'name.0.family', 'Otherwise'),
    'booking-keeps-the-patient',
  ),
]

/** What is kept. */
const kept: readonly FaultOf[] = [
  stateFault(
    'demands-registration',
    'Refuses a patient whom it meets for the first time',
    { booking: { strangers: false } },
    'unknown-patient-is-booked',
  ),
  stateFault(
    'slot-stays-free',
    'Books and leaves the slot free',
    { booking: { takesSlot: false } },
    'booked-slot-is-taken-from-the-free-ones',
  ),
  stateFault(
    'no-local-identifier',
    'Gives no number to patients without NHS number',
    { booking: { localIdentifier: false } },
    'patient-without-nhs-number-has-a-local-identifier',
  ),
]

/** Of rules that the UEC standard alone has. */
const ofUec: readonly FaultOf[] = [
  refusesWhere(
    'refuses-unknown-extensions',
    'Refuses an extension that it does not know',
    'profile',
    (about) => objects(sentIn(about)['extension']).length > 0,
    'unknown-extension-is-ignored',
  ),
  refusesWhere(
    'demands-a-contact-of-the-patient',
    'Refuses contacts of others only',
    'profile',
    (about) => patientIn(about)['telecom'] === undefined,
    'contacts-are-accepted',
  ),
  passes('slot.known', 'Books a slot that it does not have', 'slot-that-was-never-offered'),
  miscalls('body.form', 'Breaks down on malformed FHIR', 'failed', 'malformed-appointment'),
  passes('patient.nhs-number', 'Books with a wrong NHS number', 'booking-with-an-invalid-nhs-number'),
  passes('request-id.fresh', 'Does not remember the ids of requests', [
    'request-id-that-was-used-before',
    'booking-sent-again',
  ]),
  miscalls('request-id.fresh', 'Calls a reused id a business rule', 'profile', 'request-id-that-was-used-before'),
  bodyFault(
    'no-body',
    'Answers without the appointment',
    ({ resource, ...reply }) => (reply.rule && resource ? { ...reply, resource } : reply),
    'whole-resource-is-returned',
  ),
  stateFault(
    'books-what-it-refuses',
    'Refuses a wrong NHS number and books all the same',
    { booking: { refusesLate: true } },
    'refused-booking-leaves-the-slot-to-others',
    ['patient.nhs-number'],
  ),
  stateFault(
    'books-twice-under-one-id',
    'Refuses a reused X-Request-ID and books all the same',
    { booking: { refusesLate: true } },
    'request-id-used-twice-makes-one-appointment',
    ['request-id.fresh'],
  ),
]

export const bookingFamilies: readonly Family[] = [
  { on: ['book-appointment'], faults: [...taken, ...refused, ...said, ...kept] },
  { on: ['book-appointment'], in: { uec: true }, faults: ofUec },
]
