import { BAD_REQUEST, DUPLICATE, INVALID, NO_PATIENT } from '../../refusals/answers.js'
import { refusal, type Refusal } from '../../refusals/refusal.js'
import { acceptsUnknown, DERIVED, storesTheTextsWhole, UNREADABLE } from '../../refusals/sent.js'

const NOT_FOUND = { http: 422, spine: 'REFERENCE_NOT_FOUND' }
const A16 = 'An unknown reference is INVALID_RESOURCE in the published suite (A16).'

/** A rule that the page has with "an error": the code is that of the error page (derived). */
const rule = (name: string, ...reqs: [string, ...string[]]): Refusal =>
  refusal(name, reqs, [INVALID], { otherRefusal: DERIVED })

/** A body that fails the profile: the error page has the code. */
const profile = (name: string, ...reqs: [string, ...string[]]): Refusal => refusal(name, reqs, [INVALID])

const reference = (name: string, reqs: [string, ...string[]], more: Refusal['warns'] = []): Refusal =>
  refusal(name, reqs, [NOT_FOUND], { warns: [{ ...INVALID, because: A16 }, ...more] })

/** Faults of a booking. Spec facts 10.2. */
export const bookingRefusals: readonly Refusal[] = [
  rule('booking-in-the-past', 'APPT-BOOK-003'),
  rule('slots-with-a-gap', 'APPT-BOOK-005', 'APPT-BOOK-009'),
  rule('slots-of-different-schedules', 'APPT-BOOK-006', 'APPT-BOOK-009'),
  rule('slots-of-different-channels', 'APPT-BOOK-007', 'APPT-BOOK-009'),
  rule('slots-of-different-types', 'APPT-BOOK-008', 'APPT-BOOK-009'),
  rule('booking-without-patient', 'APPT-BOOK-014'),
  rule('booking-without-location', 'APPT-BOOK-015'),
  profile('participant-without-actor', 'APPT-BOOK-016'),
  profile('participant-without-status', 'APPT-BOOK-012', 'SPINE-FHIR-024', 'SPINE-ERR-019'),
  profile('booking-without-start-or-end', 'APPT-BOOK-017'),
  rule('end-of-the-first-slot-alone', 'APPT-BOOK-018'),
  profile('booking-without-status', 'APPT-BOOK-019'),
  rule('booking-of-another-status', 'APPT-BOOK-019', 'APPT-GEN-018'),
  profile('booking-without-slot', 'APPT-BOOK-020'),
  rule('booking-without-its-organisation', 'APPT-BOOK-022'),
  rule('organisation-without-ods-code', 'APPT-BOOK-025'),
  profile('organisation-identifier-without-value', 'APPT-BOOK-025'),
  profile('organisation-without-name', 'APPT-BOOK-026'),
  rule('organisation-without-telecom', 'APPT-BOOK-026'),
  {
    ...profile('booking-without-created', 'APPT-BOOK-029'),
    success: { verdict: 'warns', because: 'The page makes created mandatory, the profile has 0..1 (A41).' },
  },
  profile('booking-without-description', 'APPT-BOOK-030'),
  {
    ...rule('texts-too-long-to-store', 'APPT-BOOK-047'),
    success: {
      verdict: 'passes',
      because: 'The provider stores longer texts than the page asks for, and whole (A42).',
      onlyIf: storesTheTextsWhole,
    },
  },
  refusal('slot-that-is-taken', ['APPT-BOOK-049', 'SPINE-ERR-018'], [DUPLICATE]),
  refusal('two-slots-of-which-one-is-taken', ['APPT-BOOK-049', 'APPT-BR-006', 'SPINE-ERR-018'], [DUPLICATE]),
  rule('booking-with-reason', 'APPT-BOOK-050'),
  rule('booking-with-specialty', 'APPT-BOOK-051'),
  rule('times-that-are-not-the-slots', 'APPT-BOOK-053'),
  reference('slot-that-does-not-exist', ['APPT-BOOK-054', 'SPINE-FHIR-026', 'SPINE-ERR-021']),
  reference(
    'patient-that-does-not-exist',
    ['APPT-GEN-008', 'SPINE-FHIR-026'],
    [{ ...NO_PATIENT, because: 'A design page only says that it is rejected (A16).' }],
  ),
  reference('location-that-does-not-exist', ['SPINE-FHIR-026']),
  reference('practitioner-that-does-not-exist', ['SPINE-FHIR-026']),
  rule('slot-that-may-not-be-booked', 'APPT-BOOK-055'),
  rule('booking-beyond-the-limit', 'APPT-AVAIL-005', 'APPT-BR-016'),
  refusal('booking-for-sensitive-patient', ['APPT-IG-003'], [NO_PATIENT], {
    otherRefusal: 'The page has the message alone; the code is derived.',
  }),
  refusal('absolute-patient-reference', ['SPINE-HTTP-018'], [INVALID, NOT_FOUND], { otherRefusal: DERIVED }),
  profile('appointment-identifier-without-value', 'APPT-BOOK-012', 'SPINE-FHIR-024'),
  { ...profile('foreign-status-or-form', 'APPT-BOOK-012', 'SPINE-FHIR-024'), warns: [UNREADABLE] },
  { ...profile('booking-of-no-appointment', 'APPT-BOOK-012'), warns: [UNREADABLE] },
  {
    ...profile('booking-with-unknown-element', 'SPINE-FHIR-024', 'APPT-BOOK-012'),
    success: { ...acceptsUnknown },
  },
  rule('booking-of-another-profile', 'SPINE-FHIR-022'),
  refusal('malformed-body', ['SPINE-ERR-026'], [BAD_REQUEST]),
]
