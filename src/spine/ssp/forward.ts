import { createHash } from 'node:crypto'
import { request as httpsRequest } from 'node:https'
import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { Headers } from '../../core/index.js'
import { failureOf, isSafe, type DiallingAgent } from '../../transport/index.js'
import type { ActiveMutation } from './mutation.js'
import { passBackMutated, sendWhole } from './mutated.js'
import { endToEnd } from './fields.js'
import { noteOf, type Passage, type SspRecord } from './ledger.js'
import { ownAnswer } from './refusal.js'
import type { Destination } from './request.js'

/** Connections to providers. */
export interface Upstream {
  readonly kept: DiallingAgent
  /** For requests that must not be sent twice. */
  readonly once: DiallingAgent
  /** How those leave a connection behind. */
  readonly after: 'keep-alive' | 'close'
}

/** One request on its way through. */
export interface Forwarding {
  readonly request: IncomingMessage
  readonly answer: ServerResponse
  readonly to: Destination
  readonly sent: NonNullable<SspRecord['forwarded']>
  readonly upstream: Upstream
  readonly record: SspRecord
  readonly mutations: readonly ActiveMutation[]
}

/**
 * Sends a request on and its answer back, both as streams and untouched. What cannot be reached, or says what is no
 * HTTP, is answered 502 in the proxy's own form; an answer that breaks off breaks off for the consumer too.
 */
export function forward({ request, answer, to, sent, upstream, record, mutations }: Forwarding): void {
  const method = request.method ?? 'GET'
  const bodyless = request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined
  // A consumer that wants no kept connection has reason to: it may ask once more for what broke off.
  const fresh = /\bclose\b/i.test(request.headers.connection ?? '')
  const again = bodyless && isSafe(method) && !fresh
  const start = performance.now()

  const ask = (last: boolean): ClientRequest =>
    httpsRequest({
      host: to.host,
      port: to.port,
      path: sent.target,
      method,
      headers: [...sent.headers.toRaw(), 'Connection', again && !last ? 'keep-alive' : upstream.after],
      agent: again && !last ? upstream.kept : upstream.once,
      maxHeaderSize: 1 << 18,
    })

  const attempt = (last: boolean): void => {
    const up = ask(last)
    const gone = (): void => void (answer.writableFinished || up.destroy())
    answer.once('close', gone)
    up.on('information', ({ statusCode }) => {
      if (statusCode !== 100) noteOf(record, `an interim answer (${statusCode}) was dropped`)
    })
    up.once('response', (from) => {
      record.providerMs = performance.now() - start
      passBack(from, answer, record, to, mutations)
    })
    up.once('error', (problem) => {
      answer.off('close', gone)
      if (answer.destroyed || record.state === 'cut-short' || record.state === 'unreachable') return
      if (again && !last && up.reusedSocket && record.state === 'waiting') return attempt(true)
      breakOff(problem, answer, record, to)
      // What is left of a body must not stand before the consumer's next request.
      request.resume()
    })
    if (bodyless) up.end()
    else bodyOf(request, record, mutations).pipe(up)
  }
  attempt(false)
}

/** The body as it goes to the provider, counted. */
function bodyOf(request: IncomingMessage, record: SspRecord, mutations: readonly ActiveMutation[]): Readable {
  request.once('end', () => {
    if (request.rawTrailers.length > 0) noteOf(record, 'trailers of the request were dropped')
  })
  const body = mutations.reduce<Readable>(
    (stream, { requestBody }) => (requestBody ? stream.pipe(requestBody()) : stream),
    request,
  )
  watch(body, record.request)
  return body
}

function passBack(
  from: IncomingMessage,
  answer: ServerResponse,
  record: SspRecord,
  to: Destination,
  mutations: readonly ActiveMutation[],
): void {
  const status = from.statusCode ?? 502
  const headers = Headers.fromRaw(from.rawHeaders)
  record.state = 'answering'
  record.answer = { status, headers, bytes: 0 }
  if (mutations.length === 0) {
    answer.sendDate = false
    try {
      answer.writeHead(status, from.statusMessage ?? '', endToEnd(headers.fields).flat())
    } catch (problem) {
      // A status below 100, for one: the parser lets it in, but nobody could send it on.
      breakOff(problem, answer, record, to)
      return void from.destroy()
    }
  }
  watch(from, record.answer)
  from.once('end', () => {
    record.state = 'answered'
    if (from.rawTrailers.length > 0) noteOf(record, 'trailers of the answer were dropped')
  })
  from.once('error', (problem) => {
    record.state = 'cut-short'
    record.failure = failureOf(problem, true)
    answer.destroy()
  })
  if (mutations.length === 0) from.pipe(answer)
  else passBackMutated(from, answer, mutations)
}

/** Counts and sums up the bytes of a stream as they pass. */
function watch(stream: Readable, passage: Passage): void {
  const hash = createHash('sha256')
  stream.on('data', (chunk: Buffer) => {
    passage.bytes += chunk.length
    hash.update(chunk)
  })
  stream.once('end', () => (passage.digest = hash.digest('hex')))
}

function breakOff(problem: unknown, answer: ServerResponse, record: SspRecord, to: Destination): void {
  record.failure = failureOf(problem, answer.headersSent)
  record.state = answer.headersSent ? 'cut-short' : 'unreachable'
  if (answer.headersSent) {
    answer.destroy()
    return
  }
  const refusal = { status: 502, issue: 'transient', text: `ERROR_COMMUNICATING_TO_ENDPOINT_URL_${to.url}` }
  sendWhole(answer, ownAnswer(refusal))
}
