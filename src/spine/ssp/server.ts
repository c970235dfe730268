import { createServer } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { Headers } from '../../core/index.js'
import { DiallingAgent, type TlsIdentity, type Witness } from '../../transport/index.js'
import { forward, forwardedFields, refuse, type Upstream } from './forward.js'
import { Ledger } from './ledger.js'
import type { Registry } from './registry.js'
import { destinationOf, type SspRequest } from './request.js'
import { rules } from './rules/index.js'
import { ledgerWitness } from './witness.js'

export interface SspOptions {
  /** The proxy's own certificate towards consumers, and the authorities whose consumers it lets in. */
  readonly server: { readonly cert: string; readonly key: string; readonly ca: string }
  /** What it shows to providers, and whom it trusts there. */
  readonly client: TlsIdentity
  /** May change while it runs: providers come and go. */
  readonly registry: Registry
  /** Until a provider's TCP and TLS stand, in milliseconds. */
  readonly connectMs: number
  /** The address to listen on; the loopback where absent. */
  readonly host?: string
  /** Its name in URLs; `localhost` where absent. */
  readonly name?: string
  /** 0, the default, takes a free one. */
  readonly port?: number
}

/** A Spine Secure Proxy on this machine. */
export interface Ssp {
  readonly port: number
  /** Everything before the provider's URL: `https://localhost:4443`. */
  readonly url: string
  /** Says who answered, for a harness in the same process. */
  readonly witness: Witness
  close(): Promise<void>
}

/**
 * Starts the emulated Spine Secure Proxy: mutual TLS on both legs, its rules before it forwards, faithful streams both
 * ways. Binds to the loopback unless told otherwise. Source: spec facts section 3.
 */
export async function startSsp(options: SspOptions): Promise<Ssp> {
  const { server: tls, client, registry, connectMs, host = '127.0.0.1', name = 'localhost', port = 0 } = options
  const ledger = new Ledger()
  const upstream: Upstream = {
    kept: new DiallingAgent(client, connectMs, true),
    alone: new DiallingAgent(client, connectMs, false),
  }
  const server = createServer(
    // Unauthorised consumers are let in as far as the rules, which say what is wrong with the certificate.
    {
      ...tls,
      requestCert: true,
      rejectUnauthorized: false,
      minVersion: 'TLSv1.2',
      maxHeaderSize: 1 << 18,
      noDelay: true,
    },
    (request, answer) => handle(request, answer, registry, upstream, ledger),
  )
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  const bound = (server.address() as AddressInfo).port
  return {
    port: bound,
    url: `https://${name}:${bound}`,
    witness: ledgerWitness(ledger),
    close: () =>
      new Promise((resolve) => {
        upstream.kept.destroy()
        upstream.alone.destroy()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function handle(
  message: IncomingMessage,
  answer: ServerResponse,
  registry: Registry,
  upstream: Upstream,
  ledger: Ledger,
): void {
  const request = sspRequest(message)
  const { method, target, headers, destination } = request
  const record = ledger.open({ method, target, traceId: headers.get('ssp-traceid'), state: 'waiting' })
  for (const rule of rules) {
    const refusal = rule.judge(request, registry)
    if (!refusal) continue
    record.state = 'refused'
    record.rule = rule.id
    message.resume()
    return refuse(answer, refusal)
  }
  if (!destination) throw new Error('the rules let a request through that has no destination')
  const from = { ip: message.socket.remoteAddress ?? 'unknown', host: headers.get('host') ?? '' }
  const fields = forwardedFields(headers, destination, from)
  record.forwarded = { target: destination.target, headers: new Headers(fields) }
  forward(message, answer, destination, fields, upstream, record)
}

function sspRequest(message: IncomingMessage): SspRequest {
  const socket = message.socket as TLSSocket
  const target = message.url ?? '/'
  const destination = destinationOf(target)
  const { subject, subjectaltname = '' } = socket.getPeerCertificate() as {
    subject?: { CN?: string }
    subjectaltname?: string
  }
  const names = [subject?.CN, ...subjectaltname.split(', ').map((n) => n.replace(/^DNS:/, ''))].filter(
    (n) => n !== undefined,
  )
  return {
    method: message.method ?? 'GET',
    target,
    headers: Headers.fromRaw(message.rawHeaders),
    ...(destination ? { destination } : {}),
    // The typings say Error, the value is OpenSSL's word for what is wrong.
    consumer: { names, ...(socket.authorized ? {} : { problem: String(socket.authorizationError ?? 'UNKNOWN') }) },
  }
}
