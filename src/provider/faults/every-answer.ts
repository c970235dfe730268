import type { Headers } from '../../core/index.js'
import type { Reply } from '../messages.js'
import type { FaultOf } from './family.js'
import { onText } from './wire-text.js'

/** Bends of what every answer of every interaction has: status, header fields, format, coding. */

const headers =
  (change: (h: Headers) => Headers) =>
  (reply: Reply): Reply => ({ ...reply, headers: change(reply.headers) })
const status =
  (code: number) =>
  (reply: Reply): Reply =>
    reply.rule ? reply : { ...reply, status: code }

const mediaType = (change: (type: string) => string) =>
  headers((h) => h.with('Content-Type', change(h.get('Content-Type') ?? '')))

/** Faults that any interaction can show. */
export const everyAnswer: readonly FaultOf[] = [
  {
    name: 'no-cache-control',
    says: 'Sends no Cache-Control',
    at: 'headers',
    breaks: ['no-store-on-every-answer'],
    apply: headers((h) => h.without('Cache-Control')),
  },
  {
    name: 'cache-control-private',
    says: 'Lets a client keep the answer: Cache-Control private',
    at: 'headers',
    breaks: ['no-store-on-every-answer'],
    apply: headers((h) => h.with('Cache-Control', 'private')),
  },
  {
    name: 'errors-may-be-stored',
    says: 'Sends no Cache-Control with errors',
    at: 'headers',
    breaks: ['no-store-on-every-answer'],
    apply: (reply) => (reply.rule ? headers((h) => h.without('Cache-Control'))(reply) : reply),
  },
  {
    name: 'plain-json-type',
    says: 'Names the body application/json or application/xml',
    at: 'headers',
    breaks: ['content-type-is-fhir'],
    apply: mediaType((type) => type.replace('fhir+', '')),
  },
  {
    name: 'no-content-type',
    says: 'Sends no Content-Type',
    at: 'headers',
    breaks: ['content-type-is-fhir'],
    apply: headers((h) => h.without('Content-Type')),
  },
  {
    name: 'no-charset',
    says: 'Leaves the charset out of Content-Type',
    at: 'headers',
    breaks: ['charset-is-utf-8'],
    apply: mediaType((type) => type.replace(/;.*/, '')),
  },
  {
    name: 'charset-latin-1',
    says: 'Announces another charset',
    at: 'headers',
    breaks: ['charset-is-utf-8'],
    apply: mediaType((type) => type.replace('utf-8', 'iso-8859-1')),
  },
  {
    name: 'created-instead-of-ok',
    says: 'Answers 201 where 200 is due',
    at: 'headers',
    breaks: ['success-status-is-200'],
    also: { 'get-capability-statement': ['live-token-is-accepted'] },
    apply: status(201),
  },
  {
    name: 'doubled-member',
    says: 'Writes resourceType twice into JSON',
    at: 'http',
    breaks: ['body-keeps-the-format-rules'],
    apply: (answer) =>
      onText(answer, (text) =>
        text.replace(/^\{"resourceType":("[A-Za-z]+"),/, '{"resourceType":$1,"resourceType":$1,'),
      ),
  },
]

/** Faults of the status, where a scenario does not judge it first. */
export const statusFaults: readonly FaultOf[] = [
  {
    name: 'status-out-of-use',
    says: 'Answers with a status that GP Connect does not use',
    at: 'headers',
    breaks: ['success-status-is-200', 'status-is-in-use', 'live-token-is-accepted'],
    apply: status(203),
  },
]
