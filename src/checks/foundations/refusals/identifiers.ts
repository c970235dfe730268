import { BAD_REQUEST, INVALID_NHS_NUMBER, INVALID_PARAMETER, INVALID_SYSTEM } from '../../refusals/answers.js'
import { refusal, type Refusal } from '../../refusals/refusal.js'

const INVALID_VALUE = { http: 400, spine: 'INVALID_IDENTIFIER_VALUE' }

const A13 = 'No find page names a missing, misspelt or repeated identifier (A13).'
const NO_CODE = 'The page asks for an error; the code is inferred (derived, A13).'
const A14 = 'An absent or empty system is a legal token form of base FHIR (A14).'

/** Faults of the `identifier` parameter of searches. Spec facts 9.2, 9.5, 9.7 and 9.10. */
export const identifierRefusals: readonly Refusal[] = [
  refusal(
    'unknown-identifier-system',
    [
      'SPINE-ERR-006',
      'FND-FINDPAT-008',
      'FND-FINDPRAC-007',
      'FND-FINDORG-008',
      'FND-FINDPAT-006',
      'FND-FINDPRAC-003',
      'FND-FINDORG-004',
    ],
    [INVALID_SYSTEM],
    {
      success: {
        empty: true,
        verdict: 'warns',
        because: 'The note of the page has the error as a possibility (A76).',
        needs: ['asked'],
        passesForDeclaredSystem: true,
      },
    },
  ),
  refusal(
    'identifier-without-system',
    ['FND-FINDPAT-008', 'FND-FINDPRAC-007', 'FND-FINDORG-008'],
    [INVALID_SYSTEM, INVALID_PARAMETER],
    { success: { verdict: 'warns', because: A14 } },
  ),
  refusal('malformed-nhs-number', ['FND-FINDPAT-009', 'SPINE-ERR-008'], [INVALID_NHS_NUMBER], {
    warns: [{ ...INVALID_VALUE, because: 'The general code for a value, where the page has one for NHS numbers.' }],
  }),
  refusal('nhs-number-with-wrong-check-digit', ['FND-FINDPAT-009', 'SPINE-ERR-008'], [INVALID_NHS_NUMBER], {
    otherRefusal: 'The page’s example of a structural fault is the number of digits (A77).',
    success: { empty: true, verdict: 'warns', because: 'The page’s example is the number of digits (A77).' },
  }),
  refusal('identifier-without-nhs-number', ['FND-FINDPAT-009'], [INVALID_NHS_NUMBER, INVALID_VALUE, INVALID_PARAMETER]),
  refusal(
    'identifier-without-value',
    ['SPINE-ERR-007', 'FND-FINDPRAC-008', 'FND-FINDORG-009'],
    [INVALID_VALUE, INVALID_PARAMETER],
  ),
  refusal('overlong-identifier-value', ['SPINE-ERR-007', 'FND-FINDPRAC-008', 'FND-FINDORG-009'], [INVALID_VALUE]),
  refusal('patient-search-without-identifier', ['FND-FINDPAT-007'], [BAD_REQUEST, INVALID_PARAMETER], {
    otherRefusal: NO_CODE,
    success: { empty: true, verdict: 'warns', because: A13 },
  }),
  refusal('search-without-identifier', ['FND-FINDPRAC-006', 'FND-FINDORG-007'], [BAD_REQUEST, INVALID_PARAMETER], {
    otherRefusal: NO_CODE,
    success: { verdict: 'warns', because: A13 },
  }),
  refusal(
    'two-identifiers',
    ['FND-FINDPAT-007', 'FND-FINDPRAC-006', 'FND-FINDORG-007'],
    [BAD_REQUEST, INVALID_PARAMETER],
    {
      otherRefusal: NO_CODE,
      success: {
        empty: true,
        verdict: 'warns',
        because: 'Base FHIR reads two values as a conjunction, which finds nothing (A13).',
      },
    },
  ),
  refusal(
    'same-identifier-twice',
    ['FND-FINDPAT-007', 'FND-FINDPRAC-006', 'FND-FINDORG-007'],
    [BAD_REQUEST, INVALID_PARAMETER],
    { otherRefusal: NO_CODE, success: { verdict: 'warns', because: 'Base FHIR reads two equal values as one (A13).' } },
  ),
  refusal('unparsable-identifier', ['FND-FINDHCS-006'], [INVALID_PARAMETER]),
  refusal('identifier-without-pipe', ['FND-FINDHCS-006'], [INVALID_PARAMETER], {
    success: { empty: true, verdict: 'passes', because: 'Base FHIR reads it as a value of any system (A87).' },
  }),
]
