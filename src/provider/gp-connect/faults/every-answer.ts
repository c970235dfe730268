import type { Headers } from '../../../core/index.js'
import type { AnswerContext, Reply } from '../../frame/messages.js'
import type { Family, FaultOf } from '../../frame/mutation/family.js'
import { every } from '../../frame/mutation/where.js'
import { onText } from '../../frame/mutation/wire-text.js'

/** Mutations of what every answer of every interaction has: status, header fields, format, coding. */

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

/** Where a record is asked for that few scenarios ask for: a mutation of its answers is noticed by few checks. */
export const asksFor =
  (record: RegExp) =>
  ({ request: { target } }: AnswerContext): boolean =>
    record.test(decodeURIComponent(target))

/** Faults that any interaction can show. */
const everyAnswer: readonly FaultOf[] = [
  {
    name: 'no-cache-control',
    says: 'Sends no Cache-Control',
    at: 'headers',
    proves: 'no-store-on-every-answer',
    apply: headers((h) => h.without('Cache-Control')),
  },
  {
    name: 'cache-control-private',
    says: 'Lets a client keep the answer: Cache-Control private',
    at: 'headers',
    proves: 'no-store-on-every-answer',
    apply: headers((h) => h.with('Cache-Control', 'private')),
  },
  {
    name: 'errors-may-be-stored',
    says: 'Sends no Cache-Control with errors',
    at: 'headers',
    proves: 'no-store-on-every-answer',
    apply: onErrors(headers((h) => h.without('Cache-Control'))),
  },
  {
    name: 'errors-of-plain-json-type',
    says: 'Names the body of errors application/json or application/xml',
    at: 'headers',
    proves: 'content-type-is-fhir',
    apply: onErrors(mediaType((type) => type.replace('fhir+', ''))),
  },
  {
    name: 'errors-without-content-type',
    says: 'Sends no Content-Type with errors',
    at: 'headers',
    proves: 'content-type-is-fhir',
    apply: onErrors(headers((h) => h.without('Content-Type'))),
  },
  {
    name: 'no-charset',
    says: 'Leaves the charset out of Content-Type',
    at: 'headers',
    proves: 'charset-is-utf-8',
    apply: mediaType((type) => type.replace(/;.*/, '')),
  },
  {
    name: 'charset-latin-1',
    says: 'Announces another charset',
    at: 'headers',
    proves: 'charset-is-utf-8',
    apply: mediaType((type) => type.replace('utf-8', 'iso-8859-1')),
  },
  {
    name: 'doubled-member',
    says: 'Writes resourceType twice into JSON',
    at: 'http',
    proves: 'body-keeps-the-format-rules',
    apply: (answer) =>
      onText(answer, (text) =>
        text.replace(/^\{"resourceType":("[A-Za-z]+"),/, '{"resourceType":$1,"resourceType":$1,'),
      ),
  },
]

/** Faults of the message itself (RFC 7230 section 3.4). */
const framing: readonly FaultOf[] = [
  {
    name: 'cut-short',
    says: 'Ends the connection in the middle of the body',
    at: 'http',
    proves: 'provider-answers',
    apply: (answer) => ({ ...answer, cutAfter: Math.floor(answer.body.length / 2) }),
  },
]

const status =
  (code: number, isCase: (about: AnswerContext) => boolean) =>
  (reply: Reply, about: AnswerContext): Reply =>
    reply.rule || !isCase(about) ? reply : { ...reply, status: code }

/** Where 200 is due. */
const created = (isCase: (about: AnswerContext) => boolean): FaultOf => ({
  name: 'created-instead-of-ok',
  says: 'Answers 201 where 200 is due',
  at: 'headers',
  proves: 'success-status-is-200',
  apply: status(201, isCase),
})

const ALWAYS = (): boolean => true

const outOfUse: FaultOf = {
  name: 'status-out-of-use',
  says: 'Answers with a status that GP Connect does not use',
  at: 'headers',
  proves: 'status-is-in-use',
  apply: status(203, ALWAYS),
}

/** Faults of every answer, and of its status. */
export const answerFamilies: readonly Family[] = [
  { on: every(['statement', 'search', 'read']), faults: everyAnswer },
  { on: ['read-location'], faults: framing },
  { on: ['get-capability-statement'], faults: [created(ALWAYS), outOfUse] },
  { on: every(['search', 'read']), faults: ({ seldom }) => (seldom ? [created(asksFor(seldom))] : []) },
]
