import type { Headers } from '../../core/index.js'
import type { About, Reply } from '../messages.js'
import type { FaultOf } from './family.js'
import { onText } from './wire-text.js'

/** Bends of what every answer of every interaction has: status, header fields, format, coding. */

const headers =
  (change: (h: Headers) => Headers) =>
  (reply: Reply): Reply => ({ ...reply, headers: change(reply.headers) })

const mediaType = (change: (type: string) => string) =>
  headers((h) => h.with('Content-Type', change(h.get('Content-Type') ?? '')))

/** Other answers judge formats one by one; errors are judged by the rules of every answer alone. */
const onErrors =
  (change: (reply: Reply) => Reply) =>
  (reply: Reply): Reply =>
    reply.rule ? change(reply) : reply

/** Records that few scenarios ask for: a bend of their answers is noticed by few checks. */
export const seldom = ({ request: { target } }: About): boolean =>
  /9990001073|G22345655|A20047$|2000099002|pat-featherstone|prac-brightwell|loc-main-surgery|hcs-minor-injuries/.test(
    decodeURIComponent(target),
  )

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
    apply: onErrors(headers((h) => h.without('Cache-Control'))),
  },
  {
    name: 'errors-of-plain-json-type',
    says: 'Names the body of errors application/json or application/xml',
    at: 'headers',
    breaks: ['content-type-is-fhir'],
    apply: onErrors(mediaType((type) => type.replace('fhir+', ''))),
  },
  {
    name: 'errors-without-content-type',
    says: 'Sends no Content-Type with errors',
    at: 'headers',
    breaks: ['content-type-is-fhir'],
    apply: onErrors(headers((h) => h.without('Content-Type'))),
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

/** Faults of the message itself (RFC 7230 section 3.4). */
export const framing: readonly FaultOf[] = [
  {
    name: 'cut-short',
    says: 'Ends the connection in the middle of the body',
    at: 'http',
    breaks: ['provider-answers'],
    apply: (answer) => ({ ...answer, cutAfter: Math.floor(answer.body.length / 2) }),
  },
]

const status =
  (code: number, isCase: (about: About) => boolean) =>
  (reply: Reply, about: About): Reply =>
    reply.rule || !isCase(about) ? reply : { ...reply, status: code }

const SUCCESS = 'success-status-is-200'

/** The status of a search. */
export const searchStatus: readonly FaultOf[] = [
  {
    name: 'created-instead-of-ok',
    says: 'Answers 201 where 200 is due',
    at: 'headers',
    breaks: [SUCCESS, 'record-is-found'],
    apply: status(201, seldom),
  },
]

/** The status of a read. */
export const readStatus: readonly FaultOf[] = [
  {
    name: 'created-instead-of-ok',
    says: 'Answers 201 where 200 is due',
    at: 'headers',
    breaks: [SUCCESS],
    apply: status(201, seldom),
  },
]

const ALWAYS = (): boolean => true

/** What is tried on the capability statement and has to be served with the status of success. */
const SERVED = [
  'live-token-is-accepted',
  'issue-time-is-not-validated',
  'further-claims-are-ignored',
  'token-in-other-words-is-accepted',
  'name-without-prefix-is-accepted',
  'field-names-have-no-case',
  'cache-directives-of-a-request-are-accepted',
  'accept-charset-is-accepted',
]

/** The status of the capability statement. */
export const statementStatus: readonly FaultOf[] = [
  {
    name: 'created-instead-of-ok',
    says: 'Answers 201 where 200 is due',
    at: 'headers',
    breaks: [SUCCESS, ...SERVED],
    apply: status(201, ALWAYS),
  },
  {
    name: 'status-out-of-use',
    says: 'Answers with a status that GP Connect does not use',
    at: 'headers',
    breaks: [SUCCESS, 'status-is-in-use', ...SERVED],
    apply: status(203, ALWAYS),
  },
]
