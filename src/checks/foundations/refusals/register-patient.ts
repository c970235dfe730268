import {
  BAD_REQUEST,
  DUPLICATE,
  INVALID,
  INVALID_NHS_NUMBER,
  INVALID_PARAMETER,
  INVALID_SYSTEM,
  NO_PATIENT,
} from '../../refusals/answers.js'
import { refusal, type Refusal, type Refused, type Tolerance } from '../../refusals/refusal.js'
import { acceptsUnknown, DERIVED, UNREADABLE } from '../../refusals/sent.js'

const DEMOGRAPHICS = { http: 400, spine: 'INVALID_PATIENT_DEMOGRAPHICS' }

const A15 = 'Answer of the published suite; the page has 422 INVALID_RESOURCE (A15).'
const A77 = 'No page has a row for malformed NHS numbers in a registration (A77).'
const A78 = 'The error page has 422 INVALID_RESOURCE for a body of another kind, an older sheet 400 (A78).'
const INVALID_RESOURCE_ROW = 'FND-REGPAT-053'

type Rows = readonly [string, ...string[]]

const as =
  (because: string) =>
  (refused: Refused): Tolerance => ({ ...refused, because })

/** The page's table has INVALID_RESOURCE for the case; other codes of older sources warn. */
const tabled = (name: string, reqs: Rows, ...warns: Tolerance[]): Refusal =>
  refusal(name, [...reqs, INVALID_RESOURCE_ROW], [INVALID], { warns })

/** "MUST NOT be populated" or "a single": that it is refused is the page's, the code is derived. */
const derived = (name: string, reqs: Rows, ...also: Refused[]): Refusal =>
  refusal(name, reqs, [INVALID, ...also], { otherRefusal: DERIVED })

/** Faults of the body. */
const body: readonly Refusal[] = [
  tabled('registration-without-a-patient', ['FND-REGPAT-004'], ...[BAD_REQUEST, INVALID_PARAMETER].map(as(A78))),
  tabled('two-registrations-in-one', ['FND-REGPAT-004'], as(A15)(BAD_REQUEST)),
  refusal('registration-with-a-further-parameter', ['FND-REGPAT-004'], [INVALID], {
    otherRefusal: DERIVED,
    success: { verdict: 'warns', because: 'General rules let a provider ignore what it does not know (A75).' },
  }),
  refusal('registration-with-unreadable-content', [INVALID_RESOURCE_ROW, 'SPINE-FHIR-024'], [INVALID], {
    warns: [UNREADABLE],
  }),
  refusal('registration-without-profile', ['SPINE-FHIR-022', 'FND-REGPAT-006'], [INVALID], {
    otherRefusal: DERIVED,
    success: { verdict: 'warns', because: 'That a provider looks at meta.profile is a SHOULD (SPINE-FHIR-022).' },
  }),
  refusal('unsupported-content-type', ['SPINE-HTTP-025'], [{ http: 415 }]),
]

/** Minimum details that are not there, or not as they should be. */
const minimum: readonly Refusal[] = [
  tabled('registration-without-identifier', ['FND-REGPAT-007'], as(A15)(INVALID_NHS_NUMBER)),
  tabled(
    'registration-without-identifier-system',
    ['FND-REGPAT-007'],
    ...[BAD_REQUEST, INVALID_NHS_NUMBER, INVALID_SYSTEM].map(as(A15)),
  ),
  refusal('registration-with-malformed-nhs-number', ['SPINE-ERR-008'], [INVALID_NHS_NUMBER], {
    warns: [DEMOGRAPHICS, INVALID].map(as(A77)),
    otherRefusal: A77,
  }),
  tabled('registration-without-birth-date', ['FND-REGPAT-010'], as(A15)(BAD_REQUEST)),
  tabled('registration-without-official-name', ['FND-REGPAT-008'], as(A15)(BAD_REQUEST)),
  refusal('registration-without-given-name', ['FND-REGPAT-008', INVALID_RESOURCE_ROW], [INVALID], {
    warns: [as(A15)(BAD_REQUEST)],
    success: { verdict: 'warns', because: 'The page asks for a given name; the profile has it 0..* (A15).' },
  }),
  refusal('two-official-names', ['FND-REGPAT-009'], [INVALID], { warns: [as(A15)(BAD_REQUEST)] }),
]

/** Elements that may stand once, and elements that may not stand at all. */
const elements: readonly Refusal[] = [
  derived('two-home-addresses', ['FND-REGPAT-013']),
  derived('two-temp-addresses', ['FND-REGPAT-021']),
  derived('address-of-another-use', ['FND-REGPAT-013', 'FND-REGPAT-024']),
  derived('two-phones-of-one-use', ['FND-REGPAT-015'], BAD_REQUEST),
  derived('two-temp-phones', ['FND-REGPAT-023'], BAD_REQUEST),
  derived('two-emails', ['FND-REGPAT-017'], BAD_REQUEST),
  refusal('two-languages', ['FND-REGPAT-018'], [INVALID], {
    otherRefusal: 'Expectation of the published suite; the page asks for a single one under a SHOULD.',
    success: {
      verdict: 'warns',
      because: 'The page asks for a single one under a SHOULD; the profile allows several.',
    },
  }),
  derived('forbidden-element', ['FND-REGPAT-024']),
  refusal('element-that-fhir-does-not-know', ['FND-REGPAT-024', 'SPINE-FHIR-024'], [INVALID], {
    success: acceptsUnknown,
  }),
]

/** What PDS says of the person. */
const pds: readonly Refusal[] = [
  refusal('registration-of-person-not-on-pds', ['FND-REGPAT-054', 'FND-REGPAT-026', 'SPINE-ERR-009'], [DEMOGRAPHICS]),
  refusal(
    'registration-of-unverified-person',
    ['FND-REGPAT-028', 'FND-REGPAT-029', 'FND-REGPAT-054', 'FND-REGPAT-026', 'SPINE-ERR-009'],
    [DEMOGRAPHICS],
  ),
  refusal('registration-of-person-deceased-on-pds', ['FND-REGPAT-032', 'FND-REGPAT-055'], [DEMOGRAPHICS]),
  refusal('registration-of-sensitive-person', ['FND-REGPAT-034', 'FND-REGPAT-056', 'FND-IG-004'], [DEMOGRAPHICS]),
  refusal('registration-of-sensitive-person-by-either-page', ['FND-REGPAT-034', 'FND-REGPAT-056'], [DEMOGRAPHICS], {
    warns: [
      {
        ...NO_PATIENT,
        because: 'The information governance page has this error for any request about such a patient (A21).',
      },
    ],
  }),
  refusal('registration-under-invalid-number', ['FND-REGPAT-033', 'FND-REGPAT-057'], [INVALID_NHS_NUMBER]),
  refusal('registration-under-superseded-number', ['FND-REGPAT-035', 'FND-REGPAT-057'], [INVALID_NHS_NUMBER]),
]

/** What the practice holds of the person already. */
const local: readonly Refusal[] = [
  refusal(
    'registration-of-registered-patient',
    ['FND-REGPAT-059', 'FND-REGPAT-039', 'FND-REGPAT-036', 'SPINE-ERR-018'],
    [DUPLICATE],
  ),
  refusal(
    'registration-of-patient-deceased-in-the-practice',
    ['FND-REGPAT-041', 'FND-REGPAT-055', 'FND-REGPAT-036'],
    [DEMOGRAPHICS],
  ),
  refusal('registration-of-unverifiable-record', ['FND-REGPAT-038', 'FND-REGPAT-037'], [DEMOGRAPHICS], {
    otherRefusal: DERIVED,
  }),
]

const ROUTER = 'A router may take the URL for a read of an odd id (A9).'

/** Faults of a registration. Spec facts 9.4. */
export const registrationRefusals: readonly Refusal[] = [
  ...body,
  ...minimum,
  ...elements,
  ...pds,
  ...local,
  refusal('get-on-an-operation', ['SPINE-ERR-028', 'SPINE-FHIR-065', 'SPINE-ERR-023'], [BAD_REQUEST], {
    warns: [405, 404, 501].map((http) => ({ http, because: ROUTER })),
  }),
]
