import { connect as connectPlain, isIP, type Socket } from 'node:net'
import {
  connect,
  createSecureContext,
  type ConnectionOptions,
  type SecureContext,
  type SecureContextOptions,
  TLSSocket,
  type PeerCertificate,
} from 'node:tls'
import { messageOf, type TlsFacts } from '../core/index.js'

/** One end's TLS identity and whom it trusts; PEM texts. */
export interface TlsIdentity {
  readonly cert?: string
  readonly key?: string
  readonly passphrase?: string
  /** Authorities; Node's own list where absent. */
  readonly ca?: string
  readonly minVersion?: SecureContextOptions['minVersion']
  readonly maxVersion?: SecureContextOptions['maxVersion']
  readonly ciphers?: string
  /** No TLS at all: the other side is a developer's own machine. */
  readonly plain?: true
}

/** The other end of a connection. */
export interface DialTo {
  readonly host: string
  readonly port: number
  /** Application protocols to offer; HTTP/1.1 where absent, none where empty. */
  readonly alpn?: readonly string[]
  /** The connection stands whatever its certificate is worth: to look at the certificate, never to send anything. */
  readonly unverified?: true
}

/** What a server may mean that ends a connection without saying why: many do so instead of a TLS alert. */
export const DOUBTED_CERTIFICATE = 'a client certificate may be missing, foreign or out of date'

/** A connection that did not come to stand. */
export class DialError extends Error {
  readonly code: string

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/**
 * Connects and agrees on TLS, unless the identity is plain, bounded as a whole. Calls back once, with the socket or
 * with why there is none.
 *
 * @param connectMs - bound in milliseconds for TCP and TLS together (neither Node's agent nor undici bounds both)
 */
export function dial(
  to: DialTo,
  identity: TlsIdentity,
  connectMs: number,
  done: (problem: Error | null, socket: Socket | null) => void,
): void {
  const socket = attempt(to, identity)
  if (socket instanceof Error) return process.nextTick(done, socket, null)
  let tcp = false
  const settle = (problem: Error | null): void => {
    clearTimeout(timer)
    socket.off('error', failed).off('close', closed).off('secureConnect', secure).off('connect', secure)
    if (problem) socket.once('error', () => undefined).destroy()
    done(problem, problem ? null : socket)
  }
  const secure = (): void => settle(null)
  const closed = (): void =>
    settle(new DialError('ERR_TLS_CLOSED', `closed without an alert while TLS was agreed on; ${DOUBTED_CERTIFICATE}`))
  const failed = (e: NodeJS.ErrnoException): void => {
    const reset = tcp && e.code === 'ECONNRESET'
    settle(
      reset
        ? new DialError('ERR_TLS_RESET', `reset while TLS was agreed on: ${e.message}; ${DOUBTED_CERTIFICATE}`, e)
        : e,
    )
  }
  const timer = setTimeout(() => {
    const stage = tcp ? 'TLS was not agreed on' : 'no connection'
    settle(new DialError('ETIMEDOUT', `${stage} within ${connectMs / 1000} s`))
  }, connectMs)
  socket.setNoDelay(true)
  socket.once('connect', () => (tcp = true))
  socket
    .once(identity.plain ? 'connect' : 'secureConnect', secure)
    .once('close', closed)
    .once('error', failed)
}

/** OpenSSL refuses unusable certificates, keys and authorities before anything goes out. */
function attempt(to: DialTo, identity: TlsIdentity): Socket | Error {
  try {
    return identity.plain ? connectPlain({ host: to.host, port: to.port }) : connect(options(to, identity))
  } catch (thrown) {
    return new DialError(
      'ERR_TLS_CONTEXT',
      `certificate, key or authorities cannot be used: ${messageOf(thrown)}`,
      thrown,
    )
  }
}

const contexts = new WeakMap<TlsIdentity, SecureContext>()

/** Reading certificates and keys is dear: once for each identity. */
function contextOf(identity: TlsIdentity): SecureContext {
  const made = contexts.get(identity) ?? createSecureContext(identity)
  contexts.set(identity, made)
  return made
}

function options(to: DialTo, identity: TlsIdentity): ConnectionOptions {
  const { alpn = ['http/1.1'] } = to
  return {
    host: to.host,
    port: to.port,
    servername: isIP(to.host) ? '' : to.host,
    ...(alpn.length > 0 ? { ALPNProtocols: [...alpn] } : {}),
    ...(to.unverified ? { rejectUnauthorized: false } : {}),
    secureContext: contextOf(identity),
  }
}

const known = new WeakMap<TLSSocket, TlsFacts>()

/**
 * Protocol, cipher suite and peer of a secure socket; asked for once per connection, while it stands. None of a plain
 * one.
 */
export function tlsFacts(socket: Socket): TlsFacts | undefined {
  if (!(socket instanceof TLSSocket)) return undefined
  const facts = known.get(socket) ?? readFacts(socket)
  known.set(socket, facts)
  return facts
}

function readFacts(socket: TLSSocket): TlsFacts {
  const { subject, bits, asn1Curve, valid_to: until } = socket.getPeerCertificate() as Partial<PeerCertificate>
  const peer = Object.entries(subject ?? {}).map(([k, v]) => `${k}=${String(v)}`)
  return {
    protocol: socket.getProtocol() ?? 'none',
    cipher: (socket.getCipher() as { name?: string } | undefined)?.name ?? 'none',
    ...(peer.length > 0 ? { peerSubject: peer.join(', ') } : {}),
    ...(bits === undefined ? {} : { peerKey: `${asn1Curve === undefined ? 'RSA' : 'EC'}, ${bits} bits` }),
    ...(until === undefined ? {} : { peerUntil: new Date(until).toISOString() }),
  }
}
