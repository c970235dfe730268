import type { JsonObject } from '../../../core/index.js'
import { differences } from '../../comparison/as-found.js'
import { same } from '../../comparison/compare.js'
import { resources } from '../../toolkit/located.js'
import { BAD_REQUEST, INVALID, INVALID_PARAMETER, NO_RECORD } from '../../refusals/answers.js'
import { refusal, type Condition, type Refusal } from '../../refusals/refusal.js'
import { A70, acceptsUnknown, DERIVED, storesTheTextsWhole, UNREADABLE } from '../../refusals/sent.js'
import { unknownIds } from '../../refusals/unknown-ids.js'

const invalid = (name: string, ...reqs: [string, ...string[]]): Refusal =>
  refusal(name, reqs, [INVALID], { otherRefusal: DERIVED })

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
const staysCancelled: Condition = (answer, context) => {
  const before = context.comparedWith && resources(context.comparedWith, 'Appointment')[0]?.value
  const elements = ['id', 'status', 'start', 'end', 'slot', 'description', 'comment']
  const shown = (of: JsonObject): JsonObject => Object.fromEntries(elements.map((name) => [name, of[name]]))
  return before !== undefined && differences(shown(before), shown(answer.resource ?? {}), context).length === 0
}

/** Faults of an amendment or of a cancellation. Spec facts 10.4 and 10.5. */
export const changeRefusals: readonly Refusal[] = [
  {
    ...invalid('change-of-anything-but-the-texts', 'APPT-AMEND-004', 'SPINE-ERR-019', 'SPINE-FHIR-041', 'APPT-BR-010'),
    otherRefusal: A70,
  },
  { ...invalid('change-of-time-or-slot', 'APPT-AMEND-004', 'APPT-GEN-015'), otherRefusal: A70 },
  invalid('cancellation-reason-in-an-amendment', 'APPT-AMEND-013', 'APPT-AMEND-004'),
  {
    ...invalid('changed-service-type', 'APPT-AMEND-004', 'APPT-CANCEL-012'),
    success: {
      verdict: 'passes',
      because: 'The provider keeps its own texts, as the published suite has it (A43).',
      needs: ['comparedWith'],
      onlyIf: keepsItsOwnTypes,
    },
  },
  refusal('change-without-if-match', ['SPINE-ERR-027', 'SPINE-ERR-023'], [BAD_REQUEST], {
    otherRefusal: A8,
    success: { verdict: 'noted', because: A8 },
  }),
  refusal(
    'if-match-of-no-version',
    ['SPINE-HTTP-040', 'APPT-AMEND-024', 'APPT-CANCEL-017'],
    [{ http: 409 }, BAD_REQUEST],
  ),
  { ...invalid('amendment-of-a-cancelled-appointment', 'APPT-AMEND-007', 'APPT-GEN-016'), otherRefusal: A70 },
  refusal('body-of-another-appointment', ['APPT-AMEND-008'], [INVALID, BAD_REQUEST]),
  refusal('change-of-no-appointment', ['APPT-AMEND-011'], [INVALID], { warns: [UNREADABLE] }),
  refusal('change-with-unknown-element', ['SPINE-FHIR-024', 'APPT-AMEND-011'], [INVALID], { success: acceptsUnknown }),
  refusal('malformed-change', ['SPINE-ERR-023', 'APPT-AMEND-011'], [BAD_REQUEST]),
  invalid('change-of-another-profile', 'SPINE-FHIR-022'),
  {
    ...invalid('amended-texts-too-long-to-store', 'APPT-AMEND-021'),
    success: {
      verdict: 'passes',
      because: 'The provider stores longer texts than the page asks for, and whole (A42).',
      onlyIf: storesTheTextsWhole,
    },
  },
  refusal(
    'version-that-is-not-current',
    ['SPINE-HTTP-040', 'SPINE-HTTP-041', 'APPT-AMEND-024', 'APPT-CANCEL-017'],
    [{ http: 409 }],
  ),
  refusal('change-of-an-unknown-appointment', ['APPT-AMEND-008', 'SPINE-FHIR-052', 'SPINE-ERR-013'], [NO_RECORD], {
    preferred: 'SPINE-FHIR-052',
    otherRefusal: DERIVED,
  }),
  refusal('cancellation-sent-as-amendment', ['APPT-AMEND-009', 'SPINE-IID-013'], [BAD_REQUEST, INVALID]),
  refusal('amendment-sent-as-cancellation', ['APPT-CANCEL-006', 'SPINE-IID-014'], [BAD_REQUEST, INVALID]),
  invalid('cancellation-with-another-status', 'APPT-CANCEL-010'),
  invalid('cancellation-without-reason', 'APPT-CANCEL-011'),
  {
    ...invalid('cancellation-with-an-empty-reason', 'APPT-CANCEL-011'),
    passes: [INVALID, INVALID_PARAMETER],
  },
  invalid('change-beside-the-cancellation', 'APPT-CANCEL-012', 'APPT-CANCEL-016', 'APPT-BR-013'),
  refusal('second-cancellation', ['APPT-CANCEL-029', 'APPT-CANCEL-016'], [INVALID], {
    preferred: 'APPT-CANCEL-016',
    otherRefusal: 'No page says what a second cancellation gets (A44).',
    success: {
      verdict: 'passes',
      because: 'The state is the one asked for (A44).',
      needs: ['comparedWith'],
      onlyIf: staysCancelled,
    },
  }),
  invalid('change-of-a-past-appointment', 'APPT-AMEND-006', 'APPT-CANCEL-004'),
  invalid('change-of-a-visit', 'APPT-AMEND-025', 'APPT-CANCEL-018'),
]

/** Faults of a read. Spec facts 10.6. */
export const readAppointmentRefusals: readonly Refusal[] = [
  ...unknownIds({ name: 'appointment', code: 'NO_RECORD_FOUND', row: 'APPT-READ-009', error: 'SPINE-ERR-013' }),
  refusal('read-of-a-past-appointment', ['APPT-READ-005'], [INVALID, NO_RECORD], {
    otherRefusal: 'The page asks for an error and names no code (A17).',
  }),
]
