import { createServer as createTcp, type AddressInfo, type Socket } from 'node:net'
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls'
import { Headers, type RequestPlan } from '../../src/core/index.js'
import { processTestPki, type TestPki } from '../../src/spine/index.js'
import type { TlsIdentity } from '../../src/transport/index.js'

/** One request as it stood on the wire. */
export interface Seen {
  readonly start: string
  readonly headers: Headers
  readonly body: Buffer
}

export type Answering = (socket: Socket, seen: Seen) => void

export interface FakeServer {
  readonly port: number
  readonly seen: readonly Seen[]
  /** TLS connections that came to stand. */
  readonly connections: () => number
  readonly close: () => Promise<void>
}

const listening = (server: ReturnType<typeof createTcp>): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))

/** A TLS server that reads requests byte by byte and answers whatever bytes the test wants. */
export async function fakeServer(answer: Answering, tls: TlsOptions = {}): Promise<FakeServer> {
  const { authority, provider } = await processTestPki()
  const seen: Seen[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const options = { key: provider.key, cert: provider.cert, ca: authority.ca, requestCert: true, ...tls }
  const server = createServer(options, (socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('error', () => undefined)
    readRequests(socket, (one) => {
      seen.push(one)
      answer(socket, one)
    })
  })
  server.on('tlsClientError', () => undefined)
  const port = await listening(server)
  return {
    port,
    seen,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function readRequests(socket: TLSSocket, on: (seen: Seen) => void): void {
  let held = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    held = Buffer.concat([held, chunk])
    for (;;) {
      const end = held.indexOf('\r\n\r\n')
      if (end < 0) return
      const [start = '', ...fields] = held.subarray(0, end).toString('latin1').split('\r\n')
      const headers = new Headers(fields.map((f) => [f.slice(0, f.indexOf(':')), f.slice(f.indexOf(':') + 1).trim()]))
      const length = Number(headers.get('content-length') ?? 0)
      if (held.length < end + 4 + length) return
      on({ start, headers, body: held.subarray(end + 4, end + 4 + length) })
      held = held.subarray(end + 4 + length)
    }
  })
}

/** A TCP server that does with each connection what the test wants. */
export async function tcpServer(on: (socket: Socket) => void): Promise<{ port: number; close: () => Promise<void> }> {
  const sockets = new Set<Socket>()
  const server = createTcp((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    on(socket)
  })
  const port = await listening(server)
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** A port on which nobody listens. */
export async function deadPort(): Promise<number> {
  const { port, close } = await tcpServer(() => undefined)
  await close()
  return port
}

/** A whole answer as bytes. */
export function answerBytes(status: string, fields: readonly string[], body: string | Buffer = ''): Buffer {
  const bytes = Buffer.from(body as string)
  const framed = fields.some((f) => /^(content-length|transfer-encoding):/i.test(f))
  const head = [`HTTP/1.1 ${status}`, ...fields, ...(framed ? [] : [`Content-Length: ${bytes.length}`])].join('\r\n')
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), bytes])
}

/** A good request of no interaction in particular. */
export const plan = (over: Partial<RequestPlan> = {}): RequestPlan => ({
  interaction: 'find-patient',
  method: 'GET',
  path: '/Patient?identifier=a%7Cb',
  headers: new Headers([
    ['Ssp-TraceID', 'b7f1c1de-0000-4000-8000-000000000001'],
    ['Ssp-From', '200000000115'],
    ['Ssp-To', '200000000205'],
    ['Ssp-InteractionID', 'urn:nhs:names:services:gpconnect:fhir:rest:search:patient-1'],
    ['Accept', 'application/fhir+json'],
  ]),
  authorization: { kind: 'token', header: { alg: 'none', typ: 'JWT' }, claims: { iss: 'x' } },
  hop: 'direct',
  wellFormed: true,
  ...over,
})

export const identityOf = (pki: TestPki, own: { cert: string; key: string }): TlsIdentity => ({
  cert: own.cert,
  key: own.key,
  ca: pki.authority.ca,
})
