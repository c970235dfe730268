import { request as httpRequest, type Agent, type ClientRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Socket } from 'node:net'
import { HarnessError, Headers, messageOf, type TlsFacts } from '../core/index.js'
import { timedOut, tooLarge, type Arrival, type Limits, type WireClient } from './arrival.js'
import { tlsFacts, type TlsIdentity } from './dial.js'
import { DiallingAgent } from './dialling-agent.js'
import { failureOf } from './failure.js'
import type { WireRequest } from './wire.js'

/**
 * The client that sends a request byte for byte as planned: path verbatim, header case, order and repeats, bodies on
 * any method, odd methods, wrong lengths. Keeps connections alive, one pool per TLS identity.
 */
export function rawClient(identity: TlsIdentity, limits: Limits): WireClient {
  const kept = new DiallingAgent(identity, limits.connectMs, true)
  const alone = new DiallingAgent(identity, limits.connectMs, false)
  return {
    send: (wire) =>
      new Promise((resolve, reject) => exchange(wire, wire.alone ? alone : kept, limits, resolve, reject)),
    close() {
      kept.destroy()
      alone.destroy()
      return Promise.resolve()
    },
  }
}

/** Sends one request over a connection of the agent's, with TLS or without. */
export const sendRaw = (wire: WireRequest, agent: Agent, limits: Limits): Promise<Arrival> =>
  new Promise((resolve, reject) => exchange(wire, agent, limits, resolve, reject))

function exchange(
  wire: WireRequest,
  agent: Agent,
  limits: Limits,
  resolve: (arrival: Arrival) => void,
  reject: (fault: HarnessError) => void,
): void {
  const chunks: Buffer[] = []
  let size = 0
  let response: IncomingMessage | undefined
  let tls: TlsFacts | undefined
  let settled = false
  const settle = (failure?: Arrival['failure']): void => {
    if (settled) return
    settled = true
    clearTimeout(timer)
    if (failure) request.destroy()
    resolve({
      ...(response ? { head: head(response) } : {}),
      raw: failure?.kind === 'too-large' ? Buffer.alloc(0) : Buffer.concat(chunks),
      ...(failure ? { failure } : {}),
      ...(tls ? { tls } : {}),
      reused: request.reusedSocket,
    })
  }
  const opened = open(wire, agent, reject)
  if (!opened) return
  const request: ClientRequest = opened
  const timer = setTimeout(() => settle(timedOut(limits.answerMs)), limits.answerMs)
  request.on('error', (e) => settle(failureOf(e, response !== undefined)))
  request.on('socket', (s: Socket) => (tls = tlsFacts(s)))
  request.on('response', (r) => {
    response = r
    r.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limits.responseBytes) settle(tooLarge(limits.responseBytes))
      else chunks.push(chunk)
    })
    r.on('end', () => settle())
    r.on('error', (e) => settle(failureOf(e, true)))
  })
  request.end(wire.body)
}

const head = (r: IncomingMessage): NonNullable<Arrival['head']> => ({
  status: r.statusCode ?? 0,
  reason: r.statusMessage ?? '',
  httpVersion: r.httpVersion,
  headers: Headers.fromRaw(r.rawHeaders),
})

/** Node refuses some requests before they go out (control characters): that is the plan's fault, not the other's. */
function open(wire: WireRequest, agent: Agent, reject: (fault: HarnessError) => void): ClientRequest | undefined {
  const { host, port, target: path } = wire.to
  try {
    return httpRequest({
      protocol: agent instanceof HttpsAgent ? 'https:' : 'http:',
      host,
      port,
      path,
      method: wire.method,
      headers: wire.headers.toRaw(),
      agent,
      maxHeaderSize: 1 << 18,
    })
  } catch (thrown) {
    reject(
      new HarnessError('unsendable-request', `this request cannot be sent: ${messageOf(thrown)}`, { cause: thrown }),
    )
    return undefined
  }
}
