import type { Headers } from '../../../../core/index.js'
import type { AnswerContext, Reply } from '../../../frame/messages.js'
import type { ReplyMutation } from '../../../frame/mutation/mutation.js'
import { edit } from '../../../frame/mutation/edit.js'
import { everyError, mandatoryDiagnostics } from '../../faults/errors.js'
import { pick, type Family, type FaultOf } from '../../../frame/mutation/family.js'
import { everyRead } from '../../faults/reads.js'
import { scheduling } from '../../../frame/mutation/where.js'

/** Faults of status, header fields and errors of the interactions of Appointment Management. */

const onSuccess =
  (change: (reply: Reply) => Reply) =>
  (reply: Reply): Reply =>
    reply.rule ? reply : change(reply)

const JSON_TYPE = 'application/fhir+json'

/** Of requests that ask for JSON by Accept and no more: those that try formats and Prefer have their own faults. */
const onPlainRequest =
  (change: (reply: Reply) => Reply) =>
  (reply: Reply, { request: { headers: fields, target } }: AnswerContext): Reply =>
    reply.rule ||
    target.includes('_format') ||
    fields.has('Prefer') ||
    fields.get('Accept') !== JSON_TYPE ||
    fields.get('Content-Type') !== `${JSON_TYPE};charset=utf-8`
      ? reply
      : change(reply)

const headers = (change: (h: Headers) => Headers) =>
  onSuccess((reply) => ({ ...reply, headers: change(reply.headers) }))

/** Of the answers to a booking, an amendment and a cancellation. */
const noResource: FaultOf = {
  name: 'no-resource',
  says: 'Gives an empty body whatever was asked for',
  at: 'body',
  proves: 'whole-resource-is-returned',
  apply: onPlainRequest(({ status, headers: fields, format }) => ({ status, headers: fields, format })),
}

const LOCATION = 'location-names-the-new-version'

/** Of a booking. */
const createdHeaders: readonly FaultOf[] = [
  {
    name: 'no-location-header',
    says: 'Answers 201 without a Location',
    at: 'headers',
    proves: LOCATION,
    apply: headers((h) => h.without('Location')),
  },
  {
    name: 'location-of-another-version',
    says: 'Gives a Location of another version',
    at: 'headers',
    proves: LOCATION,
    apply: headers((h) => h.with('Location', (h.get('Location') ?? '').replace(/\d+$/, '99'))),
  },
  {
    name: 'no-last-modified',
    says: 'Does not say when the appointment was made',
    at: 'headers',
    proves: 'create-has-last-modified',
    apply: headers((h) => h.without('Last-Modified')),
  },
  {
    name: 'ok-instead-of-created',
    says: 'Answers 200 where 201 is due',
    at: 'headers',
    proves: 'success-status-is-200',
    apply: onPlainRequest((reply) => ({ ...reply, status: 200 })),
  },
]

/** Says in the answer that the resource has this version, whatever is kept. */
const sayingVersion = (version: string): ReplyMutation['apply'] =>
  onSuccess((reply) =>
    reply.resource
      ? {
          ...reply,
          headers: reply.headers.with('ETag', `W/"${version}"`),
          resource: edit(reply.resource, 'meta.versionId', version),
        }
      : reply,
  )

/** Of an amendment and a cancellation. */
const changedHeaders: readonly FaultOf[] = [
  {
    name: 'created-instead-of-ok',
    says: 'Answers 201 where 200 is due',
    at: 'headers',
    proves: 'success-status-is-200',
    apply: onPlainRequest((reply) => ({ ...reply, status: 201 })),
  },
  {
    name: 'former-version',
    says: 'Answers a change with the version that it came from',
    at: 'body',
    proves: 'changed-appointment-has-a-new-version',
    apply: sayingVersion('1'),
  },
  {
    name: 'version-in-the-answer-alone',
    says: 'Answers a change with a version that no read shows',
    at: 'body',
    proves: 'read-appointment-is-as-answered',
    apply: sayingVersion('99'),
  },
]

/** Of a retrieval. */
const retrievedHeaders: readonly FaultOf[] = [
  {
    name: 'created-instead-of-ok',
    says: 'Answers 201 where 200 is due',
    at: 'headers',
    proves: 'success-status-is-200',
    apply: onSuccess((reply) => ({ ...reply, status: 201 })),
  },
]

/** Of a change from a former version, which is judged by its status alone: the body is for the rules of every error. */
const staleErrors: readonly FaultOf[] = [
  {
    name: 'error-is-a-bundle',
    says: 'Answers a change from a former version with a Bundle',
    at: 'body',
    proves: 'error-is-an-operation-outcome',
    apply: (reply) =>
      reply.rule === 'if-match.current' ? { ...reply, resource: { resourceType: 'Bundle', type: 'searchset' } } : reply,
  },
]

/** Of reads: codes whose diagnostics are optional. */
const optionalDiagnostics: readonly FaultOf[] = [
  {
    name: 'error-without-diagnostics',
    says: 'Leaves the diagnostics out of errors',
    at: 'body',
    proves: 'error-has-diagnostics',
    apply: (reply) =>
      reply.rule && reply.resource
        ? { ...reply, resource: edit(reply.resource, 'issue.0.diagnostics', undefined) }
        : reply,
  },
]

/** Faults of answers; codes of commands ask for diagnostics. */
export const appointmentAnswers: readonly Family[] = [
  { on: scheduling('search', 'read', 'create', 'update'), faults: pick(everyError, 'error-without-profile') },
  { on: scheduling('read', 'create', 'update'), faults: pick(everyRead, 'no-etag', 'no-content-location') },
  { on: scheduling('read'), faults: [...pick(everyRead, 'strong-etag', 'another-id'), ...optionalDiagnostics] },
  { on: scheduling('create', 'update'), faults: [noResource, ...mandatoryDiagnostics] },
  { on: scheduling('create'), faults: createdHeaders },
  { on: scheduling('update'), faults: [...changedHeaders, ...staleErrors] },
  { on: ['retrieve-patient-appointments'], faults: retrievedHeaders },
]
