import { asString } from '../../../core/index.js'
import type { Mutation } from '../../frame/mutation/mutation.js'
import { edit, ofObject, type Change } from '../../frame/mutation/edit.js'
import { refusedBy } from '../mapping/operation-outcome.js'
import type { Policies } from '../policies.js'
import type { Overlay } from '../../frame/policy.js'
import { refuse, type SpineCode } from '../refusal.js'
import type { Refusal } from '../../frame/messages.js'

/** Other errors that the specification's contradictions allow, and other ways to write an error. */

const outcome = (id: string, says: string, path: string, change: Change): Mutation => ({
  id: `benign.error-${id}`,
  interactions: 'any',
  says,
  at: 'body',
  apply: (reply) => (reply.rule && reply.resource ? { ...reply, resource: edit(reply.resource, path, change) } : reply),
})

const CODING = 'issue.0.details.coding.0'

/** The displays of the table on the error handling page, where they differ from the code system's. */
const TABLE: Readonly<Record<string, string>> = {
  INVALID_NHS_NUMBER: 'NHS number invalid',
  BAD_REQUEST: 'Submitted request is malformed/invalid.',
  PATIENT_NOT_FOUND: 'Patient record not found',
  PRACTITIONER_NOT_FOUND: 'Practitioner record not found',
  ORGANISATION_NOT_FOUND: 'Organisation record not found',
  INVALID_PARAMETER: 'Submitted parameter is not valid.',
  NOT_IMPLEMENTED: 'FHIR resource or operation not implemented at server',
}

const tableDisplay = ofObject((coding) => ({
  ...coding,
  display: TABLE[asString(coding['code']) ?? ''] ?? asString(coding['display']) ?? '',
}))

/** Answers a rule with another refusal. */
const other = (id: string, says: string, rules: readonly string[], refusal: Refusal): Mutation => ({
  id: `benign.${id}`,
  interactions: 'any',
  says,
  at: 'body',
  apply: (reply) => (rules.includes(reply.rule ?? '') ? refusedBy(refusal, reply) : reply),
})

const says = (code: SpineCode, status?: number): Refusal => {
  const refusal = refuse(code, `identifier and all else: refused as ${code}`)
  return status === undefined ? refusal : { ...refusal, status }
}

const RESOURCE: Refusal = {
  status: 422,
  issue: 'invalid',
  code: 'INVALID_RESOURCE',
  display: 'Invalid validation of resource',
  diagnostics: 'a claim holds a resource of another type',
}

/** What the specification lets a provider decide otherwise. */
const tolerant = (id: string, sentence: string, policies: Overlay<Policies>): Mutation => ({
  id: `benign.${id}`,
  interactions: 'any',
  says: sentence,
  at: 'state',
  policies,
})

const CLAIM_TYPES = ['device', 'organization', 'practitioner'].map((name) => `jwt.requesting_${name}.type`)

/** Variations of errors. */
export const errorVariations: readonly Mutation[] = [
  outcome(
    'value-set-system',
    'Writes the code system as the page examples do',
    `${CODING}.system`,
    'https://fhir.nhs.uk/STU3/ValueSet/Spine-ErrorOrWarningCode-1',
  ),
  outcome('table-display', 'Takes displays from the table of the error page', CODING, tableDisplay),
  outcome(
    'other-diagnostics',
    'Words its diagnostics otherwise',
    'issue.0.diagnostics',
    (old) => `Sorry. ${asString(old)}`,
  ),
  outcome('details-text', 'Adds the text of the error', 'issue.0.details.text', 'Please mend the request'),
  outcome('id', 'Gives errors an id', 'id', 'error-1'),
  outcome('expression', 'Says where the fault is', 'issue.0.location', ['http.identifier']),
  other(
    'identifier-missing-is-a-parameter',
    'Answers 422 where the identifier is missing or doubled',
    ['identifier.given', 'identifier.once'],
    says('INVALID_PARAMETER'),
  ),
  other(
    'identifier-parts-are-parameters',
    'Answers 422 where a part of the identifier is missing',
    ['identifier.pipe', 'identifier.system-given', 'identifier.value-given'],
    says('INVALID_PARAMETER'),
  ),
  other(
    'wrong-case-is-not-implemented',
    'Answers 501 to a path in the wrong case',
    ['url.case'],
    says('NOT_IMPLEMENTED'),
  ),
  other('wrong-case-is-a-bad-request', 'Answers 400 to a path in the wrong case', ['url.case'], says('BAD_REQUEST')),
  other(
    'unknown-is-a-bad-request',
    'Answers 400 to resource types and operations that it does not have',
    ['url.type', 'url.operation'],
    says('BAD_REQUEST'),
  ),
  other('delete-is-not-implemented', 'Answers 501 to DELETE and PATCH', ['http.delete-patch'], says('NOT_IMPLEMENTED')),
  other('no-id-is-not-found', 'Answers 404 to a read without an id', ['url.id-given'], says('PATIENT_NOT_FOUND')),
  other('claim-is-a-resource', 'Answers 422 to a claim of another resource type', CLAIM_TYPES, RESOURCE),
  tolerant('sensitive-patient-is-an-empty-bundle', 'Finds nobody for an S-flagged patient', {
    patients: { sensitiveIsNotFound: false },
  }),
]
