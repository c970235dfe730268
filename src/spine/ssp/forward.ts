import { createHash } from 'node:crypto'
import { request as httpsRequest } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Headers } from '../../core/index.js'
import { failureOf, isSafe, type DiallingAgent } from '../../transport/index.js'
import type { SspBend } from './bend.js'
import { endToEnd } from './fields.js'
import type { Passage, SspRecord } from './ledger.js'
import { ownAnswer, type Refusal } from './refusal.js'
import type { Destination } from './request.js'

/** Connections to providers: kept ones, and one for each request that must not be sent twice. */
export interface Upstream {
  readonly kept: DiallingAgent
  readonly alone: DiallingAgent
}

/** One request on its way through. */
export interface Forwarding {
  readonly request: IncomingMessage
  readonly answer: ServerResponse
  readonly to: Destination
  readonly sent: NonNullable<SspRecord['forwarded']>
  readonly upstream: Upstream
  readonly record: SspRecord
  readonly bend: SspBend | undefined
}

/**
 * Sends a request on and its answer back, both as streams and untouched. What cannot be reached is answered 502 in the
 * proxy's own form; an answer that breaks off breaks off for the consumer too.
 */
export function forward({ request, answer, to, sent, upstream, record, bend }: Forwarding): void {
  const method = request.method ?? 'GET'
  const bodyless = request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined
  const again = bodyless && isSafe(method)
  const start = performance.now()
  if (!bodyless) watch(request, record.request)

  const attempt = (last: boolean): void => {
    const up = httpsRequest({
      host: to.host,
      port: to.port,
      path: sent.target,
      method,
      headers: [...sent.headers.toRaw(), 'Connection', again ? 'keep-alive' : 'close'],
      agent: again && !last ? upstream.kept : upstream.alone,
      maxHeaderSize: 1 << 18,
    })
    const gone = (): void => void (answer.writableFinished || up.destroy())
    answer.once('close', gone)
    up.once('response', (from) => {
      record.providerMs = performance.now() - start
      passBack(from, answer, record, bend)
    })
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

function passBack(from: IncomingMessage, answer: ServerResponse, record: SspRecord, bend?: SspBend): void {
  const status = from.statusCode ?? 502
  const headers = Headers.fromRaw(from.rawHeaders)
  record.state = 'answering'
  record.answer = { status, headers, bytes: 0 }
  const fields = endToEnd(bend?.answerFields?.(headers.fields) ?? headers.fields)
  answer.sendDate = false
  answer.writeHead(bend?.status ?? status, from.statusMessage ?? '', fields.flat())
  watch(from, record.answer)
  from.once('end', () => {
    record.state = 'answered'
    if (from.rawTrailers.length > 0) record.note = 'trailers of the answer were dropped'
  })
  from.once('error', (problem) => {
    record.state = 'cut-short'
    record.failure = failureOf(problem, true)
    answer.destroy()
  })
  if (!bend?.answerBody) return void from.pipe(answer)
  const bent = bend.answerBody()
  bent.once('error', () => answer.destroy())
  from.pipe(bent).pipe(answer)
}

/** Counts and sums up the bytes of a stream as they pass. */
function watch(stream: IncomingMessage, passage: Passage): void {
  const hash = createHash('sha256')
  stream.on('data', (chunk: Buffer) => {
    passage.bytes += chunk.length
    hash.update(chunk)
  })
  stream.once('end', () => (passage.digest = hash.digest('hex')))
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
