import { Headers } from '../../../core/index.js'
import type { Mutation, ReplyMutation, WireMutation } from './mutation.js'
import type { ProviderAnswer, Reply } from '../messages.js'
import { inflated, onText } from './wire-text.js'

/** Other ways to write the same answer: header fields, framing, JSON and XML text. */

const headers = (id: string, says: string, change: (h: Headers, reply: Reply) => Headers): ReplyMutation => ({
  id: `benign.${id}`,
  interactions: 'any',
  says,
  at: 'headers',
  apply: (reply) => ({ ...reply, headers: change(reply.headers, reply) }),
})

const wire = (id: string, says: string, apply: WireMutation['apply']): WireMutation => ({
  id: `benign.${id}`,
  interactions: 'any',
  says,
  at: 'http',
  apply,
})

const renamed = (h: Headers, rename: (name: string) => string): Headers =>
  new Headers(h.fields.map(([name, value]) => [rename(name), value]))

const json = (change: (text: string) => string) => (answer: ProviderAnswer) =>
  answer.headers.get('Content-Type')?.includes('json') ? onText(answer, change) : answer

const xml = (change: (text: string) => string) => (answer: ProviderAnswer) =>
  answer.headers.get('Content-Type')?.includes('xml') ? onText(answer, change) : answer

type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain }

/** Members of every object in the reverse order. */
function reversed(value: Plain): Plain {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([k, v]) => [k, reversed(v)]),
  )
}

const parsed = (text: string): Plain => JSON.parse(text) as Plain

const escaped = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"/g, (literal) => literal.replace(/s/g, '\\u0073'))

/** Variations of header fields. */
const fields: readonly Mutation[] = [
  headers('charset-in-capitals', 'Writes charset=UTF-8', (h) =>
    h.with('Content-Type', (h.get('Content-Type') ?? '').replace('utf-8', 'UTF-8')),
  ),
  headers('more-cache-directives', 'Forbids caching in more words', (h) =>
    h
      .with('Cache-Control', 'private, no-cache, no-store, must-revalidate')
      .and('Pragma', 'no-cache')
      .and('Expires', '0'),
  ),
  headers('cache-directive-in-capitals', 'Writes No-Store', (h) => h.with('Cache-Control', 'No-Store')),
  headers('cache-directives-in-two-fields', 'Spreads Cache-Control over two fields', (h) =>
    h.with('Cache-Control', 'no-cache').and('Cache-Control', 'no-store'),
  ),
  headers('more-transport-security', 'Covers sub-domains by Strict-Transport-Security', (h) =>
    h.with('Strict-Transport-Security', 'max-age=63072000; includeSubDomains; preload'),
  ),
  headers('header-of-its-own', 'Adds header fields of its own', (h) =>
    h.and('X-Request-Id', '4711').and('Server', 'Reference').and('X-Content-Type-Options', 'nosniff'),
  ),
  headers('etag-on-everything', 'Sends an ETag with searches and statements too', (h, reply) =>
    h.has('ETag') || reply.rule ? h : h.and('ETag', 'W/"1"'),
  ),
]

/** Variations of the framing and of the text of a body. */
const texts: readonly Mutation[] = [
  wire('header-names-in-lower-case', 'Writes header names in lower case', (answer) => ({
    ...answer,
    headers: renamed(answer.headers, (name) => name.toLowerCase()),
  })),
  wire('header-names-in-capitals', 'Writes header names in capitals', (answer) => ({
    ...answer,
    headers: renamed(answer.headers, (name) => name.toUpperCase()),
  })),
  wire('chunked', 'Sends the body in chunks', (answer) => ({
    ...answer,
    headers: answer.headers.without('Content-Length').and('Transfer-Encoding', 'chunked'),
  })),
  wire('another-reason-phrase', 'Writes a reason phrase of its own', (answer) => ({
    ...answer,
    reason: 'As you wish',
  })),
  // RFC 7231 section 5.3.4: among several codings, and none, the choice is the server's.
  wire('compresses-for-gzip-alone', 'Compresses where gzip and nothing else is asked for', (answer, { request }) =>
    request.headers.get('Accept-Encoding') === 'gzip' ? answer : inflated(answer),
  ),
  wire('closes-the-connection', 'Closes the connection after every answer', (answer) => ({
    ...answer,
    headers: answer.headers.and('Connection', 'close'),
  })),
  wire(
    'json-in-reverse-order',
    'Writes the members of JSON objects in the reverse order',
    json((text) => JSON.stringify(reversed(parsed(text)))),
  ),
  wire(
    'json-indented',
    'Writes JSON in lines',
    json((text) => `\n${JSON.stringify(parsed(text), null, 2)}\r\n`),
  ),
  wire('json-with-escapes', 'Escapes letters in JSON strings', json(escaped)),
  wire(
    'xml-declaration',
    'Begins XML with a declaration and a comment',
    xml(
      (text) =>
        `<?xml version="1.0" encoding="UTF-8"?>\n<!-- from the provider -->\n${text.replace(/^<\?xml[^>]*\?>\s*/, '')}\n`,
    ),
  ),
  wire(
    'xml-prefix',
    'Writes the FHIR namespace with a prefix',
    xml((text) => text.replace(/<(\/?)([A-Za-z])/g, '<$1f:$2').replace('xmlns=', 'xmlns:f=')),
  ),
  wire(
    'xml-single-quotes',
    'Writes XML attributes in single quotation marks',
    xml((text) => text.replace(/="([^"']*)"/g, "='$1'")),
  ),
]

/** Variations of how any answer is written. */
export const wireVariations: readonly Mutation[] = [...fields, ...texts]
