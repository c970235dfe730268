import { same } from '../record/compare.js'
import { resources } from '../resource/located.js'
import type { Refusal } from './refusal.js'
import {
  A70,
  acceptsUnknown,
  BAD_REQUEST,
  DERIVED,
  INVALID,
  storesTheTextsWhole,
  UNREADABLE,
  type Condition,
} from './sent.js'

const refusal = (name: string, ...reqs: [string, ...string[]]): Refusal => ({
  id: `refuses-${name}`,
  reqs,
  preferred: reqs[0],
  passes: [INVALID],
  otherRefusal: DERIVED,
})

const A8 = 'If-Match is the consumer’s duty; what a provider does without it is not said (A8).'

/** The answer has the provider's own type and category, as read before. */
const keepsItsOwnTypes: Condition = (answer, { comparedWith }) => {
  const before = comparedWith && resources(comparedWith, 'Appointment')[0]?.value
  return (
    before !== undefined &&
    ['serviceType', 'serviceCategory'].every((name) => same(answer.resource?.[name], before[name]))
  )
}

/** The answer shows the cancelled appointment as it was read before. */
const staysCancelled: Condition = (answer, { comparedWith }) => {
  const before = comparedWith && resources(comparedWith, 'Appointment')[0]?.value
  const elements = ['id', 'status', 'start', 'end', 'slot', 'description', 'comment'] as const
  return before !== undefined && elements.every((name) => same(answer.resource?.[name], before[name]))
}

/** Faults of an amendment or of a cancellation. Spec facts 10.4 and 10.5. */
export const changeRefusals: readonly Refusal[] = [
  {
    ...refusal('change-of-anything-but-the-texts', 'APPT-AMEND-004', 'SPINE-ERR-019', 'SPINE-FHIR-041', 'APPT-BR-010'),
    otherRefusal: A70,
  },
  { ...refusal('change-of-time-or-slot', 'APPT-AMEND-004', 'APPT-GEN-015'), otherRefusal: A70 },
  refusal('cancellation-reason-in-an-amendment', 'APPT-AMEND-013', 'APPT-AMEND-004'),
  {
    ...refusal('changed-service-type', 'APPT-AMEND-004', 'APPT-CANCEL-012'),
    success: {
      verdict: 'passes',
      because: 'The provider keeps its own texts, as the published suite has it (A43).',
      onlyIf: keepsItsOwnTypes,
    },
  },
  {
    id: 'refuses-change-without-if-match',
    reqs: ['SPINE-ERR-027', 'SPINE-ERR-023'],
    preferred: 'SPINE-ERR-027',
    passes: [BAD_REQUEST],
    otherRefusal: A8,
    success: { verdict: 'noted', because: A8 },
  },
  {
    id: 'refuses-if-match-of-no-version',
    reqs: ['SPINE-HTTP-040', 'APPT-AMEND-024', 'APPT-CANCEL-017'],
    preferred: 'SPINE-HTTP-040',
    passes: [{ http: 409 }, BAD_REQUEST],
  },
  { ...refusal('amendment-of-a-cancelled-appointment', 'APPT-AMEND-007', 'APPT-GEN-016'), otherRefusal: A70 },
  {
    id: 'refuses-body-of-another-appointment',
    reqs: ['APPT-AMEND-008'],
    preferred: 'APPT-AMEND-008',
    passes: [INVALID, BAD_REQUEST],
  },
  {
    id: 'refuses-change-of-no-appointment',
    reqs: ['APPT-AMEND-011'],
    preferred: 'APPT-AMEND-011',
    passes: [INVALID],
    warns: [UNREADABLE],
  },
  {
    id: 'refuses-change-with-unknown-element',
    reqs: ['SPINE-FHIR-024', 'APPT-AMEND-011'],
    preferred: 'SPINE-FHIR-024',
    passes: [INVALID],
    success: acceptsUnknown,
  },
  {
    id: 'refuses-malformed-change',
    reqs: ['SPINE-ERR-023', 'APPT-AMEND-011'],
    preferred: 'SPINE-ERR-023',
    passes: [BAD_REQUEST],
  },
  refusal('change-of-another-profile', 'SPINE-FHIR-022'),
  {
    ...refusal('amended-texts-too-long-to-store', 'APPT-AMEND-021'),
    success: {
      verdict: 'passes',
      because: 'The provider stores longer texts than the page asks for, and whole (A42).',
      onlyIf: storesTheTextsWhole,
    },
  },
  {
    id: 'refuses-version-that-is-not-current',
    reqs: ['SPINE-HTTP-040', 'SPINE-HTTP-041', 'APPT-AMEND-024', 'APPT-CANCEL-017'],
    preferred: 'SPINE-HTTP-040',
    passes: [{ http: 409 }],
  },
  {
    id: 'refuses-change-of-an-unknown-appointment',
    reqs: ['APPT-AMEND-008', 'SPINE-FHIR-052', 'SPINE-ERR-013'],
    preferred: 'SPINE-FHIR-052',
    passes: [{ http: 404, spine: 'NO_RECORD_FOUND' }],
    otherRefusal: DERIVED,
  },
  {
    id: 'refuses-cancellation-sent-as-amendment',
    reqs: ['APPT-AMEND-009', 'SPINE-IID-013'],
    preferred: 'APPT-AMEND-009',
    passes: [BAD_REQUEST, INVALID],
  },
  {
    id: 'refuses-amendment-sent-as-cancellation',
    reqs: ['APPT-CANCEL-006', 'SPINE-IID-014'],
    preferred: 'APPT-CANCEL-006',
    passes: [BAD_REQUEST, INVALID],
  },
  refusal('cancellation-with-another-status', 'APPT-CANCEL-010'),
  refusal('cancellation-without-reason', 'APPT-CANCEL-011'),
  {
    ...refusal('cancellation-with-an-empty-reason', 'APPT-CANCEL-011'),
    passes: [INVALID, { http: 422, spine: 'INVALID_PARAMETER' }],
  },
  refusal('change-beside-the-cancellation', 'APPT-CANCEL-012', 'APPT-CANCEL-016', 'APPT-BR-013'),
  {
    id: 'refuses-second-cancellation',
    reqs: ['APPT-CANCEL-029', 'APPT-CANCEL-016'],
    preferred: 'APPT-CANCEL-016',
    passes: [INVALID],
    otherRefusal: 'No page says what a second cancellation gets (A44).',
    success: { verdict: 'passes', because: 'The state is the one asked for (A44).', onlyIf: staysCancelled },
  },
  refusal('change-of-a-past-appointment', 'APPT-AMEND-006', 'APPT-CANCEL-004'),
  refusal('change-of-a-visit', 'APPT-AMEND-025', 'APPT-CANCEL-018'),
]

/** Faults of a read. Spec facts 10.6. */
export const readAppointmentRefusals: readonly Refusal[] = [
  {
    id: 'refuses-read-of-a-past-appointment',
    reqs: ['APPT-READ-005'],
    preferred: 'APPT-READ-005',
    passes: [INVALID, { http: 404, spine: 'NO_RECORD_FOUND' }],
    otherRefusal: 'The page asks for an error and names no code (A17).',
  },
]
