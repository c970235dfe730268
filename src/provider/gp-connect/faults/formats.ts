import type { JsonObject } from '../../../core/index.js'
import type { Format } from '../../../fhir/document.js'
import type { AnswerContext, Reply } from '../../frame/messages.js'
import { gzipSync } from 'node:zlib'
import type { Family, FaultOf } from '../../frame/mutation/family.js'
import { inflated, withBody } from '../../frame/mutation/wire-text.js'

/** Faults of the choice of format and of compression. */

const inFormat = (reply: Reply, format: Format): Reply => ({
  ...reply,
  format,
  headers: reply.headers.with('Content-Type', `application/fhir+${format};charset=utf-8`),
})

const names = ({ request }: AnswerContext, header: string, format: Format): boolean =>
  (request.headers.get(header) ?? '').includes(format)

const asksBy = (about: AnswerContext): 'format' | 'accept' | 'content-type' | 'nothing' => {
  if (about.request.target.includes('_format=')) return 'format'
  if (about.request.headers.has('Accept')) return 'accept'
  return about.request.headers.has('Content-Type') ? 'content-type' : 'nothing'
}

const swap = (reply: Reply): Reply => inFormat(reply, reply.format === 'json' ? 'xml' : 'json')

const swapWhere =
  (isCase: (about: AnswerContext, reply: Reply) => boolean) =>
  (reply: Reply, about: AnswerContext): Reply =>
    !reply.rule && isCase(about, reply) ? swap(reply) : reply

/** Faults of the format of an answer. */
const formatFaults: readonly FaultOf[] = [
  {
    name: 'xml-whatever-accept',
    says: 'Answers XML where Accept asks for JSON',
    at: 'headers',
    proves: 'json-is-served',
    apply: swapWhere((about, reply) => asksBy(about) === 'accept' && reply.format === 'json'),
  },
  {
    name: 'json-whatever-accept',
    says: 'Answers JSON where Accept asks for XML',
    at: 'headers',
    proves: 'xml-is-served',
    apply: swapWhere((about, reply) => asksBy(about) === 'accept' && reply.format === 'xml'),
  },
  {
    name: 'ignores-format-parameter',
    says: 'Lets Accept win over _format JSON',
    at: 'headers',
    proves: 'format-parameter-wins',
    apply: swapWhere(
      (about, reply) => asksBy(about) === 'format' && reply.format === 'json' && names(about, 'Accept', 'xml'),
    ),
  },
  {
    name: 'ignores-format-parameter-for-xml',
    says: 'Lets Accept win over _format XML',
    at: 'headers',
    proves: 'format-parameter-wins-for-xml',
    apply: swapWhere((about, reply) => asksBy(about) === 'format' && reply.format === 'xml'),
  },
  {
    name: 'ignores-content-type-json',
    says: 'Answers XML where only Content-Type says JSON',
    at: 'headers',
    proves: 'content-type-decides-the-format',
    apply: swapWhere((about, reply) => asksBy(about) === 'content-type' && reply.format === 'json'),
  },
  {
    name: 'ignores-content-type-xml',
    says: 'Answers JSON where only Content-Type says XML',
    at: 'headers',
    proves: 'content-type-decides-for-xml',
    apply: swapWhere((about, reply) => asksBy(about) === 'content-type' && reply.format === 'xml'),
  },
  {
    name: 'xml-by-default',
    says: 'Answers XML where the request says nothing of formats',
    at: 'headers',
    proves: 'json-is-the-default',
    apply: swapWhere((about) => asksBy(about) === 'nothing'),
  },
]

const only = (accepted: string, { request }: AnswerContext): boolean =>
  request.headers.get('Accept-Encoding') === accepted

/** Faults of compression. */
const compressionFaults: readonly FaultOf[] = [
  {
    name: 'never-compresses',
    says: 'Never compresses',
    at: 'http',
    proves: 'gzip-is-used-when-asked-for',
    apply: inflated,
  },
  {
    name: 'always-compresses',
    says: 'Compresses where identity is asked for',
    at: 'http',
    proves: 'body-is-plain-when-asked-for',
    apply: (answer, about) =>
      only('identity', about)
        ? withBody({ ...answer, headers: answer.headers.and('Content-Encoding', 'gzip') }, gzipSync(answer.body))
        : answer,
  },
  {
    name: 'compresses-something-else',
    says: 'Compresses another content than the plain one',
    at: 'body',
    proves: 'compression-changes-nothing',
    apply: (reply, about) =>
      reply.resource && only('gzip', about)
        ? { ...reply, resource: { ...reply.resource, publisher: 'Somebody else' } satisfies JsonObject }
        : reply,
  },
  {
    name: 'announces-gzip-sends-plain',
    says: 'Announces gzip where gzip alone was asked for, and sends plain text',
    at: 'http',
    proves: 'content-coding-decodes',
    apply: (answer, about) => (only('gzip', about) ? withBody(answer, inflated(answer).body) : answer),
  },
]

/** Faults of format and compression, each where it is tried. */
export const formatFamilies: readonly Family[] = [
  { on: ['find-patient'], faults: formatFaults },
  { on: ['get-capability-statement'], faults: compressionFaults },
]
