import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { Headers } from '../core/index.js'
import type { ProviderAnswer, ProviderRequest } from './messages.js'
import { readVariant } from './dialects.js'
import { createProvider, type Provider, type ProviderOptions } from './provider.js'
import { namesOf } from './peer.js'

/** PEM texts, made by the caller; nothing secret is kept here. */
export interface ProviderTls {
  /** The authorities that client certificates must come from. */
  readonly ca: string | readonly string[]
  readonly cert: string
  readonly key: string
  /** Revocation lists, PEM (`X509 CRL`). */
  readonly crl?: readonly string[]
}

/** What the listening provider needs beside {@link ProviderOptions}. */
export interface StartOptions extends Omit<ProviderOptions, 'base'> {
  readonly tls: ProviderTls
  /** FQDNs of the Spine Secure Proxies that may connect: CN or DNS name of the client certificate. */
  readonly sspFqdn: readonly string[]
  /** The name in the service root; default `localhost`. */
  readonly host?: string
  /** Default: any free port. */
  readonly port?: number
  /** The address to listen on; default: the loopback. */
  readonly bind?: string
  /** The service root as registered; default: `https://[host]:[port]` and the path of the standard and its records. */
  readonly base?: string
}

/** A provider that listens. */
export interface RunningProvider extends Provider {
  /** The service root as it is registered; a bend of the root shows here, requests still go to the right one. */
  readonly base: string
  readonly port: number
  /** Stops listening and cuts what is open. */
  close(): Promise<void>
}

/** Suites by groups, in the order of preference of the security page (spec facts section 3.4). */
const CIPHERS = 'AESGCM+EECDH:AESGCM+EDH:AES256+EECDH:AES256+EDH'

/** The largest body that is read; a request with more is cut off. */
const LIMIT = 1_048_576 * 5

async function read(message: IncomingMessage): Promise<ProviderRequest | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LIMIT) return undefined
    chunks.push(chunk)
  }
  return {
    method: message.method ?? '',
    target: message.url ?? '',
    headers: Headers.fromRaw(message.rawHeaders),
    body: Buffer.concat(chunks),
  }
}

/** Writes an answer as it stands: order, case and repeats of the header fields kept. */
function write(response: ServerResponse, { status, reason, headers, body, cutAfter }: ProviderAnswer): void {
  response.sendDate = false
  if (reason === undefined) response.writeHead(status, headers.toRaw())
  else response.writeHead(status, reason, headers.toRaw())
  if (cutAfter === undefined) response.end(body)
  else response.write(body.subarray(0, cutAfter), () => response.socket?.destroy())
}

async function serve(provider: Provider, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = await read(message)
  if (request) write(response, await provider.answer(request))
  else response.destroy()
}

/** True where the client's certificate is good and names a Spine Secure Proxy. */
function isSpine(socket: TLSSocket, fqdns: readonly string[]): boolean {
  return socket.authorized && namesOf(socket.getPeerCertificate()).some((name) => fqdns.includes(name))
}

async function listen(server: Server, port: number, bind: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, bind, resolve)
  })
  return (server.address() as AddressInfo).port
}

/**
 * Starts the reference provider on TLS 1.2 with mutual authentication. A client that is not the Spine Secure Proxy is
 * cut off before it can send a request (SPINE security page; spec facts section 3.3).
 *
 * @throws what listening throws (port in use), and what {@link createProvider} throws
 */
export async function startProvider(options: StartOptions): Promise<RunningProvider> {
  const { tls, sspFqdn, host = 'localhost' } = options
  const { dialect } = readVariant(options.variant)
  const records = dialect.records(options)
  const server = createServer({
    ca: [tls.ca].flat(),
    cert: tls.cert,
    key: tls.key,
    ...(tls.crl ? { crl: [...tls.crl] } : {}),
    requestCert: true,
    // Judged below, with the names of the certificate.
    rejectUnauthorized: false,
    minVersion: 'TLSv1.2',
    maxVersion: 'TLSv1.2',
    ciphers: CIPHERS,
    honorCipherOrder: true,
    dhparam: 'auto',
  })
  const port = await listen(server, options.port ?? 0, options.bind ?? '127.0.0.1')
  const base = options.base ?? `https://${host}:${port}${dialect.path(records)}`
  const provider = createProvider({ ...options, ...records, base })
  // Before the HTTP parser sees the socket: prepended.
  server.prependListener('secureConnection', (socket: TLSSocket) => {
    if (!isSpine(socket, sspFqdn)) socket.destroy()
  })
  server.on('request', (message, response) => {
    serve(provider, message, response).catch(() => response.destroy())
  })
  return {
    ...provider,
    get base() {
      return provider.root()
    },
    port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}
