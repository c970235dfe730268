import type { JsonObject } from '../../../core/index.js'
import { edit, type Change } from '../../frame/mutation/edit.js'
import type { FaultOf } from '../../frame/mutation/family.js'
import { bodyFault } from '../../frame/mutation/factories.js'
import { withBody } from '../../frame/mutation/wire-text.js'
import { header, type Family } from './make.js'

/** Faults of what every answer has (rows CCS-GENERAL, CCS-XTI, CCS-ERR). */

const mediaType = (name: string, says: string, change: (type: string) => string, proves: string): FaultOf => ({
  name,
  says,
  at: 'headers',
  proves,
  apply: (reply) => ({
    ...reply,
    headers: reply.headers.with('Content-Type', change(reply.headers.get('Content-Type') ?? '')),
  }),
})

/** Header fields of every answer. */
const headerFaults: readonly FaultOf[] = [
  header('no-cache-control', 'Sends no Cache-Control', 'Cache-Control', undefined, 'no-store-on-every-answer'),
  header(
    'cache-control-private',
    'Lets a client keep the answer',
    'Cache-Control',
    'private',
    'no-store-on-every-answer',
  ),
  mediaType('no-charset', 'Leaves the charset out', (type) => type.replace(/;.*/, ''), 'charset-is-utf-8'),
]

const CORRELATION = 'X-Correlation-ID'
const REPEATED = 'answer-repeats-the-request-id-as-correlation-id'

/** The ids by which calls are told apart, on answers to changes. */
const requestIdFaults: readonly FaultOf[] = [
  header('no-request-id', 'Gives the answer no id', 'X-Request-ID', undefined, 'answer-has-a-request-id'),
  header('no-correlation-id', 'Does not repeat the id of the request', CORRELATION, undefined, REPEATED),
  header('another-correlation-id', 'Repeats another id than that of the request', CORRELATION, 'another', REPEATED),
]

const outcome = (name: string, says: string, path: string, value: Change, proves: string): FaultOf =>
  bodyFault(
    name,
    says,
    (reply) => (reply.rule && reply.resource ? { ...reply, resource: edit(reply.resource, path, value) } : reply),
    proves,
  )

/** Bodies of errors. */
const errorFaults: readonly FaultOf[] = [
  outcome('error-without-id', 'Gives errors neither id nor text', 'id', undefined, 'error-has-an-id-or-a-text'),
  outcome(
    'error-of-unknown-code',
    'Gives errors an issue type that FHIR does not have',
    'issue.0.code',
    'wrong',
    'error-issues-have-severity-and-code',
  ),
  outcome(
    'error-without-severity',
    'Gives errors no severity',
    'issue.0.severity',
    undefined,
    'error-issues-have-severity-and-code',
  ),
]

const BASIC: JsonObject = { resourceType: 'Basic', code: { text: 'not an outcome' } }

/** Errors that are no OperationOutcome. */
const errorIsSomethingElse = (proves: string): FaultOf =>
  bodyFault(
    'error-is-no-outcome',
    'Answers errors with another resource',
    (reply) => (reply.rule && reply.resource ? { ...reply, resource: BASIC } : reply),
    proves,
  )

/** Errors of a type that is not FHIR's. */
const errorsOfPlainType: FaultOf = {
  name: 'errors-of-plain-json-type',
  says: 'Names the body of errors application/json',
  at: 'headers',
  proves: 'content-type-is-fhir',
  apply: (reply) =>
    reply.rule ? { ...reply, headers: reply.headers.with('Content-Type', 'application/json;charset=utf-8') } : reply,
}

/** Compression: announced and not done. */
const compressionFaults: readonly FaultOf[] = [
  {
    name: 'gzip-that-is-none',
    says: 'Announces gzip and sends plain text',
    at: 'http',
    proves: 'gzip-is-given-where-it-is-asked-for',
    apply: (answer) =>
      answer.headers.get('Content-Encoding') === 'gzip' ? withBody(answer, Buffer.from('plain')) : answer,
  },
  {
    name: 'coding-that-is-none',
    says: 'Announces gzip and sends plain text where it refuses a format',
    at: 'http',
    proves: 'content-coding-decodes',
    apply: (answer, { rule }) =>
      rule === 'format.accept' ? { ...answer, headers: answer.headers.with('Content-Encoding', 'gzip') } : answer,
  },
]

/**
 * Faults of every call, and of errors. The slot search is the one call for which the NHS Booking API asks for an
 * OperationOutcome, UEC does for all.
 */
export const answerFamilies: readonly Family[] = [
  { on: { not: ['get-capability-statement'] }, in: { uec: true }, faults: [...headerFaults, ...errorFaults] },
  { on: ['search-slot'], faults: [errorIsSomethingElse('forbidden-slot-search-has-an-outcome')] },
  {
    on: ['book-appointment'],
    in: { uec: true },
    faults: [errorIsSomethingElse('error-is-an-operation-outcome'), errorsOfPlainType],
  },
  { on: { kind: ['create', 'update'] }, in: { uec: true }, faults: requestIdFaults },
  { on: ['search-slot'], in: { uec: true }, faults: compressionFaults },
]
