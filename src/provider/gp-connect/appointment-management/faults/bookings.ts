import { refusing } from '../../faults/breakdown.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { answers, breaksDown, skipsRule } from '../../faults/refusals.js'
import { stateFault } from '../../faults/state.js'

/** Faults of what book appointment takes and refuses, and of what it keeps. Spec facts 10.2. */

const content: readonly FaultOf[] = [
  skipsRule('Books without a patient', ['participant.patient'], 'booking-without-patient'),
  skipsRule('Books without a location', ['participant.location'], 'booking-without-location'),
  skipsRule('Takes participants without an actor', ['participant.actor'], 'participant-without-actor'),
  skipsRule('Takes participants without a status', ['participant.status'], 'participant-without-status'),
  skipsRule('Books without a start', ['appointment.start', 'slots.start'], 'booking-without-start-or-end'),
  skipsRule(
    'Books without an end',
    ['appointment.end', 'slots.end'],
    'booking-without-start-or-end',
    'end-of-the-first-slot-alone',
  ),
  skipsRule('Books without a status', ['appointment.status'], 'booking-without-status'),
  skipsRule('Books whatever the status', ['appointment.booked'], 'booking-of-another-status'),
  breaksDown('body.form', 'one object where a list belongs', 'foreign-status-or-form'),
  breaksDown('appointment.slot', 'a booking without slot', 'booking-without-slot'),
  skipsRule('Books without a description', ['appointment.description'], 'booking-without-description'),
  skipsRule(
    'Books without the moment of creation and gives an empty one',
    ['appointment.created'],
    'booking-without-created',
  ),
  skipsRule('Takes a reason', ['appointment.no-reason'], 'booking-with-reason'),
  skipsRule('Takes a specialty', ['appointment.no-specialty'], 'booking-with-specialty'),
  skipsRule('Takes identifiers without value', ['appointment.identifier'], 'appointment-identifier-without-value'),
  skipsRule('Takes any profile', ['appointment.profile'], 'booking-of-another-profile'),
  breaksDown('body.type', 'a body of another type', 'booking-of-no-appointment'),
  breaksDown('body.known-elements', 'an element that FHIR does not know', 'booking-with-unknown-element'),
  breaksDown('body.readable', 'a body that cannot be read', 'malformed-body'),
  breaksDown('appointment.description-length', 'a long description', 'texts-too-long-to-store'),
  breaksDown('appointment.comment-length', 'a long comment', 'texts-too-long-to-store'),
  answers(
    'NO_RECORD_FOUND',
    'participant.patient',
    'Answers that nothing is found where the patient is missing',
    'booking-without-patient',
  ),
]

const organisation: readonly FaultOf[] = [
  skipsRule('Books for no organisation', ['organisation.given'], 'booking-without-its-organisation'),
  skipsRule(
    'Does not ask for an ODS code',
    ['organisation.identifier'],
    'organisation-without-ods-code',
    'organisation-identifier-without-value',
  ),
  skipsRule('Does not ask for the name of the organisation', ['organisation.name'], 'organisation-without-name'),
  skipsRule('Does not ask for a telecom of the organisation', ['organisation.telecom'], 'organisation-without-telecom'),
]

const references: readonly FaultOf[] = [
  breaksDown('reference.slot', 'a slot that does not exist', 'slot-that-does-not-exist'),
  skipsRule('Books patients whom nobody knows', ['reference.patient'], 'patient-that-does-not-exist'),
  skipsRule('Books at locations that nobody knows', ['reference.location'], 'location-that-does-not-exist'),
  skipsRule('Books practitioners whom nobody knows', ['reference.practitioner'], 'practitioner-that-does-not-exist'),
  breaksDown('body.relative-references', 'an absolute reference', 'booking-without-its-organisation'),
  skipsRule('Books S-flagged patients', ['patient.not-sensitive'], 'booking-for-sensitive-patient'),
]

const slots: readonly FaultOf[] = [
  skipsRule('Books the past', ['slots.future'], 'booking-in-the-past'),
  skipsRule('Books slots with a gap', ['slots.adjacent'], 'slots-with-a-gap'),
  skipsRule('Books slots of several schedules', ['slots.schedule'], 'slots-of-different-schedules'),
  skipsRule('Books slots of several channels', ['slots.channel'], 'slots-of-different-channels'),
  skipsRule('Books slots of several types', ['slots.type'], 'slots-of-different-types'),
  skipsRule('Does not compare the start with the slots', ['slots.start'], 'times-that-are-not-the-slots'),
  skipsRule('Does not compare the end with the slots', ['slots.end'], 'times-that-are-not-the-slots'),
  skipsRule('Books slots of other organisation types', ['slots.available'], 'slot-that-may-not-be-booked'),
  skipsRule('Does not count what an organisation has booked', ['slots.limit'], 'booking-beyond-the-limit'),
  skipsRule('Books slots that are taken', ['slots.free'], 'slot-that-is-taken', 'two-slots-of-which-one-is-taken'),
  answers('INVALID_RESOURCE', 'slots.free', 'Calls a slot that is taken an invalid resource', 'slot-that-is-taken'),
]

const state: readonly FaultOf[] = [
  stateFault(
    'keeps-nothing',
    'Answers with an appointment and keeps none',
    { booking: { kept: false } },
    'booked-slot-is-no-longer-free',
  ),
  stateFault(
    'slot-stays-free',
    'Books and leaves the slot free',
    { booking: { takesSlots: false } },
    'booked-slot-is-no-longer-free',
  ),
  stateFault(
    'keeps-what-it-refuses',
    'Refuses a booking and makes the appointment nonetheless',
    { booking: { keptWhenRefused: true } },
    'refused-booking-leaves-no-appointment',
  ),
  stateFault(
    'takes-the-slots-of-what-it-refuses',
    'Refuses a booking and takes its slots nonetheless',
    { booking: { takesSlotsWhenRefused: true } },
    'refused-booking-leaves-its-slots-free',
  ),
  stateFault(
    'refuses-patients-with-dissent',
    'Does not book patients who dissent to share',
    { patients: { dissenting: false } },
    'patient-with-dissent-to-share-is-booked',
  ),
  breaksDown('format.body', 'a body of another media type', ['unsupported-content-type', 'body-without-content-type']),
  stateFault(
    'ignores-prefer',
    'Gives the whole resource where none is asked for',
    { prefer: { heeded: false } },
    'minimal-answer-is-empty',
  ),
  stateFault(
    'prefers-minimal',
    'Gives no resource where Prefer asks for it',
    { prefer: { minimal: /return/ } },
    'preferred-representation-is-given',
  ),
  {
    name: 'asks-for-a-length',
    says: 'Refuses bodies that come in chunks',
    at: 'body',
    proves: 'chunked-request-is-served',
    apply: refusing(({ request }) => request.headers.has('Transfer-Encoding')),
  },
  {
    name: 'asks-for-a-service',
    says: 'Refuses bookings in which no healthcare service takes part',
    at: 'body',
    proves: 'booking-of-earlier-consumers-is-accepted',
    apply: refusing(({ request }) => !Buffer.from(request.body).includes('HealthcareService/'), 'INVALID_RESOURCE'),
  },
]

export const bookingFamilies: readonly Family[] = [
  { on: ['book-appointment'], faults: [...content, ...organisation, ...references, ...slots, ...state] },
]
