import type { Json, JsonObject } from '../../../core/index.js'
import type { AnswerContext, Reply } from '../../frame/messages.js'
import { edit, type Change } from '../../frame/mutation/edit.js'
import type { Family, FaultOf } from '../../frame/mutation/family.js'
import { every } from '../../frame/mutation/where.js'

/** Mutations of the OperationOutcome of every error. */

const CODING = 'issue.0.details.coding'

const outcome =
  (path: string, change: Change) =>
  (reply: Reply): Reply =>
    reply.rule && reply.resource ? { ...reply, resource: edit(reply.resource, path, change) } : reply

const codeOf = (resource: JsonObject): string | undefined =>
  /"code":"([A-Z_]{6,})"/.exec(JSON.stringify(resource['issue'] ?? null))?.[1]

/** Faults that any interaction with an error can show. */
export const everyError: readonly FaultOf[] = [
  {
    name: 'error-without-profile',
    says: 'Leaves meta.profile out of errors',
    at: 'body',
    proves: 'error-names-its-profile',
    apply: outcome('meta', undefined),
  },
  {
    name: 'error-of-severity-warning',
    says: 'Gives errors the severity warning',
    at: 'body',
    proves: 'error-severity-is-error',
    apply: outcome('issue.0.severity', 'warning'),
  },
  {
    name: 'error-of-unknown-issue-type',
    says: 'Gives errors an issue type that FHIR does not have',
    at: 'body',
    proves: 'error-issue-type-is-known',
    apply: outcome('issue.0.code', 'wrong'),
  },
  {
    name: 'error-of-another-issue-type',
    says: 'Gives every error the issue type of a lock conflict',
    at: 'body',
    proves: 'error-issue-type-fits-its-code',
    apply: outcome('issue.0.code', 'lock-error'),
  },
  {
    name: 'error-with-two-codings',
    says: 'Gives errors a second coding',
    at: 'body',
    proves: 'error-has-one-coding',
    apply: outcome(CODING, (old) => (Array.isArray(old) ? [...old, ...old] : old)),
  },
  {
    name: 'error-of-another-code-system',
    says: 'Takes Spine codes from a code system of its own',
    at: 'body',
    proves: 'error-coding-system-is-the-spine-one',
    apply: outcome(`${CODING}.0.system`, 'https://provider.example/error-code'),
  },
  {
    name: 'error-without-display',
    says: 'Leaves the display out of errors',
    at: 'body',
    proves: 'error-display-is-a-published-one',
    apply: outcome(`${CODING}.0.display`, undefined),
  },
  {
    name: 'error-with-version-of-coding',
    says: 'Names a version of the code system, which the profile forbids',
    at: 'body',
    proves: 'error-conforms-to-its-profile',
    apply: outcome(`${CODING}.0.version`, '1'),
  },
]

const needsDiagnostics = (resource: Json | undefined): boolean =>
  ['INVALID_PARAMETER', 'INVALID_RESOURCE', 'REFERENCE_NOT_FOUND', 'INTERNAL_SERVER_ERROR'].includes(
    codeOf(resource as JsonObject) ?? '',
  )

/** Of the errors whose diagnostics are mandatory. */
export const mandatoryDiagnostics: readonly FaultOf[] = [
  {
    name: 'error-without-mandatory-diagnostics',
    says: 'Leaves diagnostics out where the Spine code demands them',
    at: 'body',
    proves: 'error-has-mandatory-diagnostics',
    apply: (reply) =>
      reply.rule && needsDiagnostics(reply.resource) ? outcome('issue.0.diagnostics', undefined)(reply) : reply,
  },
]

/** An id in another case than the record's: what is judged of the answer is its status and the rules of every error. */
const otherCase = ({ rule }: Reply, { request }: AnswerContext): boolean =>
  rule === 'id.known' && /\/[^/a-z]*[A-Z][^/a-z]*$/.test(request.target)

/** Errors of read patient whose code and body nothing judges but the rules of every error. */
const ungradedErrors: readonly FaultOf[] = [
  {
    name: 'error-is-a-bundle',
    says: 'Answers an error with a Bundle in place of an OperationOutcome',
    at: 'body',
    proves: 'error-is-an-operation-outcome',
    apply: (reply, about) =>
      otherCase(reply, about) ? { ...reply, resource: { resourceType: 'Bundle', type: 'searchset' } } : reply,
  },
  {
    name: 'error-of-unknown-code',
    says: 'Uses a Spine code that nobody published',
    at: 'body',
    proves: 'error-code-is-in-use',
    apply: (reply, about) =>
      otherCase(reply, about) ? outcome(`${CODING}.0.code`, 'SOMETHING_WENT_WRONG')(reply) : reply,
  },
]

/** Faults of errors. */
export const errorFamilies: readonly Family[] = [
  { on: every(['statement', 'search', 'read']), faults: everyError },
  { on: ['find-patient'], faults: mandatoryDiagnostics },
  { on: ['read-patient'], faults: ungradedErrors },
]
