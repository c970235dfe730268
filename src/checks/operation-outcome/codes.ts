import { words } from '../../core/index.js'

/** What the error page's table says of a Spine code. Spec facts 6.2. */
export interface SpineCode {
  readonly http: number
  /** Issue types that go with it; the first is the table's. */
  readonly issues: readonly string[]
  /** Texts that the page or the published code system has for it. */
  readonly displays: readonly string[]
  /** diagnostics are mandatory with it. */
  readonly diagnostics?: true
}

const code = (http: number, issue: string, ...displays: string[]): SpineCode => ({ http, issues: [issue], displays })

const accessDenied = code(403, 'forbidden', 'Access denied', 'Access has been denied to process this request')

/** The codes of the error page. Both spellings of access denied stand at every version (A6). */
export const SPINE_CODES: Readonly<Record<string, SpineCode>> = {
  INVALID_IDENTIFIER_SYSTEM: code(400, 'value', 'Invalid identifier system'),
  INVALID_IDENTIFIER_VALUE: code(400, 'value', 'Invalid identifier value'),
  INVALID_NHS_NUMBER: code(400, 'value', 'Invalid NHS number', 'NHS number invalid'),
  INVALID_PATIENT_DEMOGRAPHICS: code(400, 'business-rule', 'Invalid patient demographics'),
  BAD_REQUEST: code(400, 'invalid', 'Bad request', 'Submitted request is malformed/invalid.'),
  NO_PATIENT_CONSENT: code(403, 'forbidden', 'Patient has not provided consent to share data'),
  NO_ORGANISATION_CONSENT: code(403, 'forbidden', 'Organisation has not provided consent to share data'),
  NO_ORGANISATIONAL_CONSENT: code(403, 'forbidden', 'Organisation has not provided consent to share data'),
  ACCESS_DENIED: accessDenied,
  'ACCESS DENIED': accessDenied,
  ORGANISATION_NOT_FOUND: code(404, 'not-found', 'Organisation not found', 'Organisation record not found'),
  PATIENT_NOT_FOUND: code(404, 'not-found', 'Patient not found', 'Patient record not found'),
  PRACTITIONER_NOT_FOUND: code(404, 'not-found', 'Practitioner not found', 'Practitioner record not found'),
  NO_RECORD_FOUND: code(404, 'not-found', 'No record found'),
  DUPLICATE_REJECTED: code(409, 'duplicate', 'Create would lead to creation of a duplicate resource'),
  INVALID_RESOURCE: {
    ...code(422, 'invalid', 'Invalid validation of resource', 'Submitted resource is not valid.'),
    diagnostics: true,
  },
  INVALID_PARAMETER: {
    ...code(422, 'invalid', 'Invalid parameter', 'Submitted parameter is not valid.'),
    diagnostics: true,
  },
  REFERENCE_NOT_FOUND: {
    ...code(422, 'invalid', 'Reference not found', 'Referenced resource not found.', 'FHIR reference not found'),
    diagnostics: true,
  },
  INTERNAL_SERVER_ERROR: {
    http: 500,
    issues: ['processing', 'exception'], // the page's example has the second (A3)
    displays: ['Unexpected internal server error', 'Unexpected internal server error.'],
    diagnostics: true,
  },
  NOT_IMPLEMENTED: code(
    501,
    'not-supported',
    'Not implemented',
    'FHIR resource or operation not implemented at server',
  ),
}

/** Further codes of the published code system that no GP Connect page uses (version 1.4.0). */
export const OTHER_PUBLISHED_CODES: readonly string[] = words(`
  INVALID_CODE_SYSTEM INVALID_CODE_VALUE INVALID_VALUE CONFLICTING_VALUES INVALID_ELEMENT AUTHOR_CREDENTIALS_ERROR
  REQUEST_UNMATCHED MESSAGE_NOT_WELL_FORMED PATIENT_SENSITIVE NO_RELATIONSHIP FHIR_CONSTRAINT_VIOLATION
  FLAG_ALREADY_SET INVALID_REQUEST_STATE INVALID_REQUEST_TYPE ASID_CHECK_FAILED MISSING_OR_INVALID_HEADER
  ACCESS_DENIED_SSL MSG_RESOURCE_ID_FAIL RESOURCE_CREATED RESOURCE_DELETED INVALID_REQUEST_MESSAGE
`)

/** The systems that the codes may have: the profile fixes the first, every page example shows the second (A1). */
export const SPINE_CODE_SYSTEMS: readonly string[] = [
  'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1',
  'https://fhir.nhs.uk/STU3/ValueSet/Spine-ErrorOrWarningCode-1',
]

/** FHIR STU3 issue-type value set. */
export const ISSUE_TYPES: readonly string[] = words(`
  invalid structure required value invariant security login unknown expired forbidden suppressed processing
  not-supported duplicate not-found too-long code-invalid extension too-costly business-rule conflict incomplete
  transient lock-error no-store exception timeout throttled informational
`)
