import type { Refusal } from './refusal.js'

const BAD_REQUEST = { http: 400, spine: 'BAD_REQUEST' }
const INVALID_PARAMETER = { http: 422, spine: 'INVALID_PARAMETER' }
const INVALID_SYSTEM = { http: 400, spine: 'INVALID_IDENTIFIER_SYSTEM' }
const INVALID_VALUE = { http: 400, spine: 'INVALID_IDENTIFIER_VALUE' }
const INVALID_NHS_NUMBER = { http: 400, spine: 'INVALID_NHS_NUMBER' }

const A13 = 'No find page names a missing, misspelt or repeated identifier (A13).'
const NO_CODE = 'The page asks for an error; the code is inferred (derived, A13).'
const A14 = 'An absent or empty system is a legal token form of base FHIR (A14).'

/** Faults of the `identifier` parameter of searches. Spec facts 9.2, 9.5, 9.7 and 9.10. */
export const identifierRefusals: readonly Refusal[] = [
  {
    id: 'refuses-unknown-identifier-system',
    reqs: [
      'SPINE-ERR-006',
      'FND-FINDPAT-008',
      'FND-FINDPRAC-007',
      'FND-FINDORG-008',
      'FND-FINDPAT-006',
      'FND-FINDPRAC-003',
      'FND-FINDORG-004',
    ],
    preferred: 'SPINE-ERR-006',
    passes: [INVALID_SYSTEM],
    success: {
      empty: true,
      verdict: 'warns',
      because: 'The note of the page has the error as a possibility (A76).',
      passesForDeclaredSystem: true,
    },
  },
  {
    id: 'refuses-identifier-without-system',
    reqs: ['FND-FINDPAT-008', 'FND-FINDPRAC-007', 'FND-FINDORG-008'],
    preferred: 'FND-FINDPAT-008',
    passes: [INVALID_SYSTEM, INVALID_PARAMETER],
    success: { verdict: 'warns', because: A14 },
  },
  {
    id: 'refuses-malformed-nhs-number',
    reqs: ['FND-FINDPAT-009', 'SPINE-ERR-008'],
    preferred: 'FND-FINDPAT-009',
    passes: [INVALID_NHS_NUMBER],
    warns: [{ ...INVALID_VALUE, because: 'The general code for a value, where the page has one for NHS numbers.' }],
  },
  {
    id: 'refuses-nhs-number-with-wrong-check-digit',
    reqs: ['FND-FINDPAT-009', 'SPINE-ERR-008'],
    preferred: 'FND-FINDPAT-009',
    passes: [INVALID_NHS_NUMBER],
    otherRefusal: 'The page’s example of a structural fault is the number of digits (A77).',
    success: { empty: true, verdict: 'warns', because: 'The page’s example is the number of digits (A77).' },
  },
  {
    id: 'refuses-identifier-without-nhs-number',
    reqs: ['FND-FINDPAT-009'],
    preferred: 'FND-FINDPAT-009',
    passes: [INVALID_NHS_NUMBER, INVALID_VALUE, INVALID_PARAMETER],
  },
  {
    id: 'refuses-identifier-without-value',
    reqs: ['SPINE-ERR-007', 'FND-FINDPRAC-008', 'FND-FINDORG-009'],
    preferred: 'SPINE-ERR-007',
    passes: [INVALID_VALUE, INVALID_PARAMETER],
  },
  {
    id: 'refuses-overlong-identifier-value',
    reqs: ['SPINE-ERR-007', 'FND-FINDPRAC-008', 'FND-FINDORG-009'],
    preferred: 'SPINE-ERR-007',
    passes: [INVALID_VALUE],
  },
  {
    id: 'refuses-patient-search-without-identifier',
    reqs: ['FND-FINDPAT-007'],
    preferred: 'FND-FINDPAT-007',
    passes: [BAD_REQUEST, INVALID_PARAMETER],
    otherRefusal: NO_CODE,
    success: { empty: true, verdict: 'warns', because: A13 },
  },
  {
    id: 'refuses-search-without-identifier',
    reqs: ['FND-FINDPRAC-006', 'FND-FINDORG-007'],
    preferred: 'FND-FINDPRAC-006',
    passes: [BAD_REQUEST, INVALID_PARAMETER],
    otherRefusal: NO_CODE,
    success: { verdict: 'warns', because: A13 },
  },
  {
    id: 'refuses-two-identifiers',
    reqs: ['FND-FINDPAT-007', 'FND-FINDPRAC-006', 'FND-FINDORG-007'],
    preferred: 'FND-FINDPAT-007',
    passes: [BAD_REQUEST, INVALID_PARAMETER],
    otherRefusal: NO_CODE,
    success: {
      empty: true,
      verdict: 'warns',
      because: 'Base FHIR reads two values as a conjunction, which finds nothing (A13).',
    },
  },
  {
    id: 'refuses-same-identifier-twice',
    reqs: ['FND-FINDPAT-007', 'FND-FINDPRAC-006', 'FND-FINDORG-007'],
    preferred: 'FND-FINDPAT-007',
    passes: [BAD_REQUEST, INVALID_PARAMETER],
    otherRefusal: NO_CODE,
    success: { verdict: 'warns', because: 'Base FHIR reads two equal values as one (A13).' },
  },
  {
    id: 'refuses-unparsable-identifier',
    reqs: ['FND-FINDHCS-006'],
    preferred: 'FND-FINDHCS-006',
    passes: [INVALID_PARAMETER],
  },
  {
    id: 'refuses-identifier-without-pipe',
    reqs: ['FND-FINDHCS-006'],
    preferred: 'FND-FINDHCS-006',
    passes: [INVALID_PARAMETER],
    success: { empty: true, verdict: 'passes', because: 'Base FHIR reads it as a value of any system (A87).' },
  },
]
