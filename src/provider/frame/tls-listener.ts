import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Server } from 'node:https'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { ConnectionPolicies } from './connection-policies.js'
import { isTurnedAway } from './client-policy.js'

type Answer = (message: IncomingMessage, response: ServerResponse) => void

/** Who is let in, and what is done with the requests. */
export interface Door {
  /** Names of the Spine Secure Proxies. */
  readonly fqdns: readonly string[]
  /** The policies of the present moment. */
  readonly policies: () => ConnectionPolicies
  readonly answer: Answer
}

/** Opens a TLS server to the Spine Secure Proxy alone: others are cut off before they can send a request. */
export function openTo(server: Server, door: Door): void {
  const { fqdns, policies, answer } = door
  const turnedAway = new WeakSet<Socket>()
  // Before the HTTP parser sees the socket: prepended.
  server.prependListener('secureConnection', (socket: TLSSocket) => {
    if (!isTurnedAway(socket, fqdns, policies())) return
    if (policies().strangers === 'answered') turnedAway.add(socket)
    else socket.destroy()
  })
  server.on('request', (message, response) => {
    if (turnedAway.has(message.socket)) turnAway(response)
    else answer(message, response)
  })
  takePlain(server, door)
}

/** The word of a TLS front end to a client that it does not let in. */
function turnAway(response: ServerResponse): void {
  response.writeHead(403, { 'Content-Type': 'text/html', Connection: 'close' })
  response.end('<html><body>The client certificate is not accepted.</body></html>')
}

/** The word of a front end that sends everybody on to https. */
const sendOn: Answer = (message, response) => {
  response.writeHead(301, {
    Location: `https://${message.headers.host ?? ''}${message.url ?? ''}`,
    Connection: 'close',
  })
  response.end()
}

/** First byte of a TLS record that begins a handshake (RFC 5246 section 6.2.1). */
const HANDSHAKE = 22

/** Lets a TLS port take plain HTTP as well, where the policy is so. */
function takePlain(server: Server, { policies, answer }: Door): void {
  const plain = createServer((message, response) =>
    (policies().plain === 'answered' ? answer : sendOn)(message, response),
  )
  const secure = server.listeners('connection') as ((socket: Socket) => void)[]
  const both = (socket: Socket): void => {
    socket.once('data', (first: Buffer) => {
      socket.pause()
      socket.unshift(first)
      if (first[0] === HANDSHAKE) for (const take of secure) take.call(server, socket)
      else plain.emit('connection', socket)
      process.nextTick(() => socket.resume())
    })
  }
  server.removeAllListeners('connection')
  server.on('connection', (socket: Socket) => {
    if (policies().plain !== 'cut off') both(socket)
    else for (const take of secure) take.call(server, socket)
  })
}
