import { refusing } from '../../faults/breakdown.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { passes } from '../../../frame/mutation/factories.js'
import { answers, breaksDown, countsIds } from '../../faults/refusals.js'
import { stateFault } from '../../faults/state.js'
import { preferFaults } from './prefer.js'

/** Faults of what book appointment takes and refuses, and of what it keeps. Spec facts 10.2. */

const content: readonly FaultOf[] = [
  passes('participant.patient', 'Books without a patient', 'booking-without-patient'),
  passes('participant.location', 'Books without a location', 'booking-without-location'),
  passes('participant.actor', 'Takes participants without an actor', 'participant-without-actor'),
  passes('participant.status', 'Takes participants without a status', 'participant-without-status'),
  passes('appointment.start', 'Books without a start', 'booking-without-start-or-end', ['slots.start']),
  passes(
    'appointment.end',
    'Books without an end',
    ['booking-without-start-or-end', 'end-of-the-first-slot-alone'],
    ['slots.end'],
  ),
  passes('appointment.status', 'Books without a status', 'booking-without-status'),
  passes('appointment.booked', 'Books whatever the status', 'booking-of-another-status'),
  breaksDown('body.form', 'one object where a list belongs', 'foreign-status-or-form'),
  breaksDown('appointment.slot', 'a booking without slot', 'booking-without-slot'),
  passes('appointment.description', 'Books without a description', 'booking-without-description'),
  passes(
    'appointment.created',
    'Books without the moment of creation and gives an empty one',
    'booking-without-created',
  ),
  passes('appointment.no-reason', 'Takes a reason', 'booking-with-reason'),
  passes('appointment.no-specialty', 'Takes a specialty', 'booking-with-specialty'),
  passes('appointment.identifier', 'Takes identifiers without value', 'appointment-identifier-without-value'),
  passes('appointment.profile', 'Takes any profile', 'booking-of-another-profile'),
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
  passes('organisation.given', 'Books for no organisation', 'booking-without-its-organisation'),
  passes('organisation.identifier', 'Does not ask for an ODS code', [
    'organisation-without-ods-code',
    'organisation-identifier-without-value',
  ]),
  passes('organisation.name', 'Does not ask for the name of the organisation', 'organisation-without-name'),
  passes('organisation.telecom', 'Does not ask for a telecom of the organisation', 'organisation-without-telecom'),
]

const references: readonly FaultOf[] = [
  breaksDown('reference.slot', 'a slot that does not exist', 'slot-that-does-not-exist'),
  countsIds('reference.slot', 'slot-that-does-not-exist'),
  countsIds('reference.patient', 'patient-that-does-not-exist'),
  countsIds('reference.location', 'location-that-does-not-exist'),
  countsIds('reference.practitioner', 'practitioner-that-does-not-exist'),
  passes('reference.patient', 'Books patients whom nobody knows', 'patient-that-does-not-exist'),
  passes('reference.location', 'Books at locations that nobody knows', 'location-that-does-not-exist'),
  passes('reference.practitioner', 'Books practitioners whom nobody knows', 'practitioner-that-does-not-exist'),
  breaksDown('body.relative-references', 'an absolute reference', 'booking-without-its-organisation'),
  passes('patient.not-sensitive', 'Books S-flagged patients', 'booking-for-sensitive-patient'),
]

const slots: readonly FaultOf[] = [
  passes('slots.future', 'Books the past', 'booking-in-the-past'),
  passes('slots.adjacent', 'Books slots with a gap', 'slots-with-a-gap'),
  passes('slots.schedule', 'Books slots of several schedules', 'slots-of-different-schedules'),
  passes('slots.channel', 'Books slots of several channels', 'slots-of-different-channels'),
  passes('slots.type', 'Books slots of several types', 'slots-of-different-types'),
  passes('slots.start', 'Does not compare the start with the slots', 'times-that-are-not-the-slots'),
  passes('slots.end', 'Does not compare the end with the slots', 'times-that-are-not-the-slots'),
  passes('slots.available', 'Books slots of other organisation types', 'slot-that-may-not-be-booked'),
  passes('slots.limit', 'Does not count what an organisation has booked', 'booking-beyond-the-limit'),
  passes('slots.free', 'Books slots that are taken', ['slot-that-is-taken', 'two-slots-of-which-one-is-taken']),
  answers('INVALID_RESOURCE', 'slots.free', 'Calls a slot that is taken an invalid resource', 'slot-that-is-taken'),
]

const state: readonly FaultOf[] = [
  stateFault(
    'books-twice-at-times',
    'Books a taken slot now and then, as where two requests meet',
    { booking: { meets: true } },
    'exactly-one-of-two-bookings-wins',
  ),
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
  ...preferFaults,
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
