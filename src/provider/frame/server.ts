import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Headers } from '../../core/index.js'
import type { ProviderAnswer, ProviderRequest } from './messages.js'
import { honestConnections } from './connection-policies.js'
import type { Played } from './standard.js'
import { openProvider, type CommonOptions, type Provider } from './provider.js'
import { openTo } from './tls-listener.js'
import { contextOf, type KeyPair, type ProviderTls } from './tls.js'

/** What the listening provider needs beside {@link CommonOptions}. */
export interface ListenOptions extends Omit<CommonOptions, 'base'> {
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
  /** The service root as it is registered; a mutation of the root shows here, requests still go to the right one. */
  readonly base: string
  readonly port: number
  /** Shows another certificate as well, for suites that want another kind of key. */
  alsoShow(own: KeyPair): void
  /** Stops listening and cuts what is open. */
  close(): Promise<void>
}

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
function write(response: ServerResponse, answer: ProviderAnswer): void {
  const { status, reason, headers, body, cutAfter, interim = [] } = answer
  response.sendDate = false
  for (const one of interim) {
    if (one === 100) response.writeContinue()
    else response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' })
  }
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

async function bound(server: Server, port: number, bind: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, bind, resolve)
  })
  return (server.address() as AddressInfo).port
}

/**
 * Lets the provider of a standard listen on TLS 1.2 with mutual authentication. A client that is not the Spine Secure
 * Proxy is cut off before it can send a request (SPINE security page; spec facts section 3.3).
 *
 * @throws what listening throws (port in use), and what {@link openProvider} throws
 */
export async function listen<O extends object>(
  played: Played<O>,
  options: ListenOptions & O,
): Promise<RunningProvider> {
  const { tls, sspFqdn, host = 'localhost' } = options
  const { standard } = played
  const records = standard.records(options)
  const shown: KeyPair[] = [tls]
  const server = createServer({
    ...contextOf(tls, shown, honestConnections),
    requestCert: true,
    // Judged by the doorkeeper, with the names of the certificate.
    rejectUnauthorized: false,
  })
  const port = await bound(server, options.port ?? 0, options.bind ?? '127.0.0.1')
  const base = options.base ?? `https://${host}:${port}${standard.path(records)}`
  const provider = openProvider(played, { ...options, ...records, base })
  const secure = (): void => server.setSecureContext(contextOf(tls, shown, provider.connections()))
  secure()
  const answer = (message: IncomingMessage, response: ServerResponse): void => {
    serve(provider, message, response).catch(() => response.destroy())
  }
  openTo(server, { fqdns: sspFqdn, policies: () => provider.connections(), answer })
  return {
    ...provider,
    get base() {
      return provider.root()
    },
    port,
    useFaults(ids) {
      provider.useFaults(ids)
      secure()
    },
    useBenign(ids) {
      provider.useBenign(ids)
      secure()
    },
    useDress(id) {
      provider.useDress(id)
      secure()
    },
    alsoShow(own) {
      shown.push(own)
      secure()
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}
