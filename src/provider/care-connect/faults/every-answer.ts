import type { JsonObject } from '../../../core/index.js'
import { edit, type Change } from '../../faults/edit.js'
import type { FaultOf } from '../../faults/family.js'
import { bodyFault } from '../../faults/named.js'
import { withBody } from '../../faults/wire-text.js'
import { header } from './make.js'

/** Faults of what every answer has (rows CCS-GENERAL, CCS-XTI, CCS-ERR). */

const mediaType = (name: string, says: string, change: (type: string) => string, breaks: string[]): FaultOf => ({
  name,
  says,
  at: 'headers',
  breaks,
  apply: (reply) => ({
    ...reply,
    headers: reply.headers.with('Content-Type', change(reply.headers.get('Content-Type') ?? '')),
  }),
})

/** Header fields of every answer. */
export const headerFaults: readonly FaultOf[] = [
  header('no-cache-control', 'Sends no Cache-Control', 'Cache-Control', undefined, ['no-store-on-every-answer']),
  header('cache-control-private', 'Lets a client keep the answer', 'Cache-Control', 'private', [
    'no-store-on-every-answer',
  ]),
  mediaType('no-charset', 'Leaves the charset out', (type) => type.replace(/;.*/, ''), ['charset-is-utf-8']),
]

/** Where the id of the request has to come back under one name or another. */
const also = { 'book-appointment': ['request-id-comes-back'] }

const correlation = (name: string, says: string, value: string | undefined): FaultOf => ({
  ...header(name, says, 'X-Correlation-ID', value, ['answer-repeats-the-request-id-as-correlation-id']),
  also,
})

/** The ids by which calls are told apart, on answers to changes. */
export const requestIdFaults: readonly FaultOf[] = [
  header('no-request-id', 'Gives the answer no id', 'X-Request-ID', undefined, ['answer-has-a-request-id']),
  correlation('no-correlation-id', 'Does not repeat the id of the request', undefined),
  correlation('another-correlation-id', 'Repeats another id than that of the request', 'another'),
]

const outcome = (name: string, says: string, path: string, value: Change, breaks: string[]): FaultOf =>
  bodyFault(
    name,
    says,
    (reply) => (reply.rule && reply.resource ? { ...reply, resource: edit(reply.resource, path, value) } : reply),
    breaks,
  )

/** Bodies of errors. */
export const errorFaults: readonly FaultOf[] = [
  outcome('error-without-id', 'Gives errors neither id nor text', 'id', undefined, ['error-has-an-id-or-a-text']),
  outcome('error-of-unknown-code', 'Gives errors an issue type that FHIR does not have', 'issue.0.code', 'wrong', [
    'error-issues-have-severity-and-code',
  ]),
  outcome('error-without-severity', 'Gives errors no severity', 'issue.0.severity', undefined, [
    'error-issues-have-severity-and-code',
  ]),
]

const BASIC: JsonObject = { resourceType: 'Basic', code: { text: 'not an outcome' } }

/** Errors that are no OperationOutcome. */
export const errorIsSomethingElse = (breaks: readonly string[]): FaultOf =>
  bodyFault(
    'error-is-no-outcome',
    'Answers errors with another resource',
    (reply) => (reply.rule && reply.resource ? { ...reply, resource: BASIC } : reply),
    breaks,
  )

/** Errors of a type that is not FHIR's. */
export const errorsOfPlainType: FaultOf = {
  name: 'errors-of-plain-json-type',
  says: 'Names the body of errors application/json',
  at: 'headers',
  breaks: ['content-type-is-fhir'],
  apply: (reply) =>
    reply.rule ? { ...reply, headers: reply.headers.with('Content-Type', 'application/json;charset=utf-8') } : reply,
}

/** Compression: announced and not done. */
export const compressionFaults: readonly FaultOf[] = [
  {
    name: 'gzip-that-is-none',
    says: 'Announces gzip and sends plain text',
    at: 'http',
    breaks: ['gzip-is-given-where-it-is-asked-for'],
    apply: (answer) =>
      answer.headers.get('Content-Encoding') === 'gzip' ? withBody(answer, Buffer.from('plain')) : answer,
  },
  {
    name: 'coding-that-is-none',
    says: 'Announces gzip and sends plain text where it refuses a format',
    at: 'http',
    breaks: ['content-coding-decodes'],
    apply: (answer, { rule }) =>
      rule === 'format.accept' ? { ...answer, headers: answer.headers.with('Content-Encoding', 'gzip') } : answer,
  },
]
