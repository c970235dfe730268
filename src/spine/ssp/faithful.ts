import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { HeaderField, Headers, ReceivedResponse, SentRequest } from '../../core/index.js'
import { splitUrl } from '../../transport/index.js'
import { endToEnd } from './fields.js'
import type { SspRecord } from './ledger.js'
import { destinationOf } from './request.js'

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Host is each hop's own. Our own client writes the length of a body in lower case and last, whatever was planned. */
const sentOn = (headers: Headers): HeaderField[] => [
  ...endToEnd(headers.fields).filter(([name]) => !/^(host|transfer-encoding|content-length)$/i.test(name)),
  ['Content-Length', headers.get('content-length') ?? 'none'],
]

/** An answer without a length is framed by each hop. */
const givenBack = (headers: Headers): HeaderField[] =>
  endToEnd(headers.fields).filter(([name]) => !/^transfer-encoding$/i.test(name))

/**
 * What the proxy changed between the two ends, in words; undefined where it was faithful. Only what both sides know is
 * compared: an answer that broke off is not.
 *
 * @param whole - the answer came to its end at the harness
 */
export function unfaithful(
  record: SspRecord,
  sent: SentRequest,
  received: ReceivedResponse | undefined,
  whole: boolean,
): string | undefined {
  const { forwarded, answer } = record
  if (!forwarded) return undefined
  const to = destinationOf(splitUrl(sent.url)?.target ?? '')
  if (forwarded.target !== to?.target) return `the request target: ${forwarded.target} instead of ${to?.target}`
  const host = forwarded.headers.get('host')
  if (host !== to.authority) return `the request's Host: ${host} instead of ${to.authority}`
  const there = sentOn(forwarded.headers)
  // The last one is what the proxy adds (SPINE-SSP-015).
  const last = there.findLastIndex(([name]) => name === 'Forwarded')
  const field = difference(sentOn(sent.headers), there.toSpliced(last, 1))
  if (field) return `the request's header fields at ${field}`
  if (record.request.digest !== undefined && record.request.digest !== digest(sent.body ?? new Uint8Array())) {
    return "the request's body"
  }
  if (!answer || !received || record.state !== 'answered' || !whole) return undefined
  if (received.status !== answer.status) return `the status: ${received.status} instead of ${answer.status}`
  const back = difference(givenBack(answer.headers), givenBack(received.headers))
  if (back) return `the answer's header fields at ${back}`
  return answer.digest === digest(received.raw) ? undefined : "the answer's body"
}

/** The name of the first field that is not the same on both sides. */
function difference(from: readonly HeaderField[], to: readonly HeaderField[]): string | undefined {
  const at = [...from, undefined].findIndex((field, i) => !isDeepStrictEqual(field, to[i]))
  return at < 0 ? undefined : (from[at] ?? to[at])?.[0]
}
