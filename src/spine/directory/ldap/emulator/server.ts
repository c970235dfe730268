import { createServer as createPlain, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createSecure } from 'node:tls'
import type * as Ldapjs from 'ldapjs'
import type { WireFilter } from './matches.js'
import { recordsOf, type LdapSystem } from './records.js'
import { found } from './search.js'

export interface LdapServerOptions {
  readonly cert: string
  readonly key: string
  /** Whose client certificates are accepted on ldaps; without one nobody gets in (SPINE-SDS-005). */
  readonly ca: string
  /** May change while it runs. */
  readonly systems: readonly LdapSystem[]
  /** The address to listen on; the loopback where absent. */
  readonly host?: string
  /** Its name in URLs; `localhost` where absent. */
  readonly name?: string
  readonly ports?: { readonly ldap: number; readonly ldaps: number }
}

/** The emulated directory on this machine. */
export interface LdapServer {
  /** `ldap://host:port`, without TLS. */
  readonly plainUrl: string
  /** `ldaps://host:port`, with mutual TLS. */
  readonly url: string
  close(): Promise<void>
}

/** What the library hands to a handler, as far as it is used here. */
interface SearchRequest {
  readonly dn: { toString(): string }
  readonly scope: number
  readonly sizeLimit: number
  readonly filter: WireFilter
  readonly attributes: readonly string[]
}
interface SearchAnswer {
  attributes: string[]
  send(entry: object, asItIs: boolean): void
  end(status?: number): void
}
type Next = (problem?: object) => void

/** The library's way in for sockets of our own; its types leave it out. */
type Speaking = ReturnType<typeof Ldapjs.createServer> & { newConnection(socket: Socket): void }

const SIZE_LIMIT_EXCEEDED = 4

/** Starts the Spine Directory Service by LDAP, with and without TLS. Binds to the loopback unless told otherwise. */
export async function startLdap(options: LdapServerOptions): Promise<LdapServer> {
  const { cert, key, ca, host = '127.0.0.1', name = 'localhost', ports = { ldap: 0, ldaps: 0 } } = options
  const speak = await speaker(options)
  const sockets = new Set<Socket>()
  const accept = (socket: Socket): void => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    speak(socket)
  }
  const mutual = { cert, key, ca, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const
  const servers: Server[] = []
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  }
  const listen = async (server: Server, port: number): Promise<number> => {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
    servers.push(server)
    return (server.address() as AddressInfo).port
  }
  try {
    const plain = await listen(createPlain(accept), ports.ldap)
    const secure = await listen(createSecure(mutual, accept), ports.ldaps)
    return { plainUrl: `ldap://${name}:${plain}`, url: `ldaps://${name}:${secure}`, close }
  } catch (thrown) {
    await close()
    throw thrown
  }
}

/** Speaks LDAP on a socket: anonymous binding and searches. What is malformed ends that connection only. */
async function speaker({ systems }: LdapServerOptions): Promise<(socket: Socket) => void> {
  // The library is large, and only who serves the directory needs it.
  const { default: ldap } = await import('ldapjs')
  const server = ldap.createServer() as Speaking
  server.on('error', () => undefined)
  server.on('clientError', () => undefined)
  server.search('', (request: SearchRequest, answer: SearchAnswer, next: Next) => {
    const { scope, filter, attributes, sizeLimit } = request
    const entries = found(recordsOf(systems), { base: request.dn.toString(), scope, filter, attributes })
    if (!entries) return next(new ldap.NoSuchObjectError(request.dn.toString()))
    // The library compares the wanted names with capitals: they have been chosen already.
    answer.attributes = []
    const few = sizeLimit > 0 ? entries.slice(0, sizeLimit) : entries
    for (const entry of few) answer.send(entry, true)
    answer.end(few.length < entries.length ? SIZE_LIMIT_EXCEEDED : 0)
    return next()
  })
  return (socket) => {
    socket.setNoDelay(true)
    server.newConnection(socket)
    // Some malformed messages make the library throw where nobody catches it.
    const listeners = socket.listeners('data') as ((chunk: Buffer) => void)[]
    socket.removeAllListeners('data').on('data', (chunk: Buffer) => {
      try {
        for (const listener of listeners) listener(chunk)
      } catch {
        socket.destroy()
      }
    })
  }
}
