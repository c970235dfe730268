import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { Headers, type Clock } from '../../core/index.js'
import { admit, onward } from './admit.js'
import type { Audit, AuditEntry } from './audit.js'
import type { ActiveMutation } from './mutation.js'
import { mutatedBefore, sendWhole } from './mutated.js'
import { forward, type Upstream } from './forward.js'
import type { Ledger, SspRecord } from './ledger.js'
import type { Registry } from './registry.js'
import { destinationOf, type SspRequest } from './request.js'

/** What one request needs of the proxy that it came to. */
export interface Proxy {
  readonly registry: Registry
  readonly upstream: Upstream
  readonly ledger: Ledger
  readonly clock: Clock
  readonly audit: Audit | undefined
  /** Faults of its own. */
  readonly mutations: () => readonly ActiveMutation[]
}

/** Judges one request by the rules, and forwards it or answers it; gives the record that it keeps of it. */
export function handle(message: IncomingMessage, answer: ServerResponse, proxy: Proxy): SspRecord {
  const mutations = proxy.mutations()
  const request = sspRequest(message)
  const { record, refusal } = admit(request, proxy)
  if (proxy.audit) auditAtEnd(request, answer, record, proxy.clock, proxy.audit)
  if (refusal) {
    message.resume()
    sendWhole(answer, refusal)
    return record
  }
  const instead = mutations.length > 0 ? mutatedBefore(answer, mutations) : undefined
  if (instead) {
    message.resume()
    if (instead === 'silent') return record
    record.state = 'refused'
    sendWhole(answer, instead)
    return record
  }
  const { to, sent } = onward(request, message.socket.remoteAddress ?? 'unknown', mutations)
  record.forwarded = sent
  forward({ request: message, answer, to, sent, upstream: proxy.upstream, record, mutations })
  return record
}

const OUTCOMES: Readonly<Record<SspRecord['state'], AuditEntry['outcome']>> = {
  refused: 'refused',
  waiting: 'abandoned',
  answering: 'abandoned',
  answered: 'answered',
  unreachable: 'unreachable',
  'cut-short': 'cut-short',
}

function auditAtEnd(request: SspRequest, answer: ServerResponse, record: SspRecord, clock: Clock, audit: Audit): void {
  const at = clock.now().toISOString()
  const start = performance.now()
  const { headers, method } = request
  answer.once('close', () =>
    audit({
      at,
      traceId: record.traceId,
      from: headers.get('ssp-from'),
      to: headers.get('ssp-to'),
      interaction: headers.get('ssp-interactionid'),
      method,
      outcome: OUTCOMES[record.state],
      ...(record.rule === undefined ? {} : { rule: record.rule }),
      ...(answer.headersSent ? { status: answer.statusCode } : {}),
      requestBytes: record.request.bytes,
      responseBytes: record.answer?.bytes ?? 0,
      ms: performance.now() - start,
      ...(record.providerMs === undefined ? {} : { providerMs: record.providerMs }),
      ...(record.note === undefined ? {} : { note: record.note }),
    }),
  )
}

function sspRequest(message: IncomingMessage): SspRequest {
  const target = message.url ?? '/'
  const destination = destinationOf(target)
  return {
    method: message.method ?? 'GET',
    target,
    headers: Headers.fromRaw(message.rawHeaders),
    ...(destination ? { destination } : {}),
    consumer: consumerOf(message.socket as TLSSocket),
  }
}

const known = new WeakMap<TLSSocket, SspRequest['consumer']>()

/** Who stands at the other end; the same for every request of a connection. */
function consumerOf(socket: TLSSocket): SspRequest['consumer'] {
  const before = known.get(socket)
  if (before) return before
  const peer = socket.getPeerCertificate() as { subject?: { CN?: string }; subjectaltname?: string }
  const alternatives = (peer.subjectaltname ?? '').split(', ').map((n) => n.replace(/^DNS:/, ''))
  const names = [peer.subject?.CN ?? '', ...alternatives].filter((n) => n !== '')
  // The typings say Error, the value is OpenSSL's word for what is wrong.
  const problem = socket.authorized ? undefined : String(socket.authorizationError ?? 'UNKNOWN')
  const consumer = { names, ...(problem === undefined ? {} : { problem }) }
  known.set(socket, consumer)
  return consumer
}
