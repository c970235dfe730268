import { request as httpsRequest } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Headers, HeaderField } from '../../core/index.js'
import { failureOf, isSafe, type DiallingAgent } from '../../transport/index.js'
import type { SspRecord } from './ledger.js'
import { ownAnswer, type Refusal } from './refusal.js'
import type { Destination } from './request.js'

/** Connections to providers: kept ones, and one for each request that must not be sent twice. */
export interface Upstream {
  readonly kept: DiallingAgent
  readonly alone: DiallingAgent
}

/** Fields that belong to one connection and not to the message (RFC 7230 section 6.1); framing is kept. */
const PER_HOP = /^(connection|keep-alive|proxy-connection)$/i

const quoted = (ip: string): string => (ip.includes(':') ? `"[${ip}]"` : ip)

/**
 * The fields that the provider is sent: the consumer's own in their order and case, its own Host, and who asked
 * (RFC 7239; SPINE-SSP-015).
 */
export function forwardedFields(headers: Headers, to: Destination, from: { ip: string; host: string }): HeaderField[] {
  return [
    ['Host', to.authority],
    ...headers.fields.filter(([name]) => !PER_HOP.test(name) && !/^host$/i.test(name)),
    ['Forwarded', `for=${quoted(from.ip)};host="${from.host}";proto=https`],
  ]
}

/**
 * Sends a request on and its answer back, both as streams and untouched. What cannot be reached is answered 502 in the
 * proxy's own form; an answer that breaks off breaks off for the consumer too.
 */
export function forward(
  request: IncomingMessage,
  answer: ServerResponse,
  to: Destination,
  fields: readonly HeaderField[],
  upstream: Upstream,
  record: SspRecord,
): void {
  const method = request.method ?? 'GET'
  const bodyless = request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined
  const again = bodyless && isSafe(method)

  const attempt = (last: boolean): void => {
    const up = httpsRequest({
      host: to.host,
      port: to.port,
      path: to.target,
      method,
      headers: [...fields.flat(), 'Connection', again ? 'keep-alive' : 'close'],
      agent: again && !last ? upstream.kept : upstream.alone,
      maxHeaderSize: 1 << 18,
    })
    const gone = (): void => void (answer.writableFinished || up.destroy())
    answer.once('close', gone)
    up.once('response', (from) => passBack(from, answer, record))
    up.once('error', (problem) => {
      answer.off('close', gone)
      if (answer.destroyed || record.state === 'cut-short') return
      if (again && !last && up.reusedSocket && record.state === 'waiting') return attempt(true)
      breakOff(problem, answer, record, to)
    })
    if (bodyless) up.end()
    else request.pipe(up)
  }
  attempt(false)
}

function passBack(from: IncomingMessage, answer: ServerResponse, record: SspRecord): void {
  record.state = 'answering'
  const fields: string[] = []
  for (let i = 0; i + 1 < from.rawHeaders.length; i += 2) {
    const name = from.rawHeaders[i] as string
    if (!PER_HOP.test(name)) fields.push(name, from.rawHeaders[i + 1] as string)
  }
  answer.sendDate = false
  answer.writeHead(from.statusCode ?? 502, from.statusMessage ?? '', fields)
  from.once('end', () => (record.state = 'answered'))
  from.once('error', (problem) => {
    record.state = 'cut-short'
    record.failure = failureOf(problem, true)
    answer.destroy()
  })
  from.pipe(answer)
}

function breakOff(problem: Error, answer: ServerResponse, record: SspRecord, to: Destination): void {
  record.failure = failureOf(problem, answer.headersSent)
  record.state = answer.headersSent ? 'cut-short' : 'unreachable'
  if (answer.headersSent) {
    answer.destroy()
    return
  }
  refuse(answer, { status: 502, issue: 'transient', text: `ERROR_COMMUNICATING_TO_ENDPOINT_URL_${to.url}` })
}

/** Answers in the proxy's own form. */
export function refuse(answer: ServerResponse, refusal: Refusal): void {
  const { status, headers, body } = ownAnswer(refusal)
  answer.writeHead(status, [...headers])
  answer.end(body)
}
