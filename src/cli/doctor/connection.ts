import { X509Certificate } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { TLSSocket } from 'node:tls'
import { dial, DialError, dialPlain, failureOf, type DialTo, type TlsIdentity } from '../../transport/index.js'
import { adviceFor } from './advice.js'
import { look } from './certificate.js'
import type { Outcome, Tell } from './probe.js'

/** An end of a connection that is to be tried. */
export interface HopToTry extends DialTo {
  /** What it is called in the report. */
  readonly name: string
  /** Certificate, key and authorities; no TLS where absent or plain. */
  readonly identity?: TlsIdentity
}

/** What OpenSSL says of a chain, in plain words. */
const CHAIN: Readonly<Record<string, string>> = {
  SELF_SIGNED_CERT_IN_CHAIN: 'its root is not among the authorities of the target file',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'no authority of the target file has issued it, or the server leaves out intermediates',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its issuer is not among the authorities of the target file',
  UNABLE_TO_GET_ISSUER_CERT: 'its issuer is not among the authorities of the target file',
  CERT_SIGNATURE_FAILURE: 'its signature is not that of the authority that it names',
  INVALID_PURPOSE: 'it is not for servers (extended key usage)',
}
/** Looked at by ourselves, with the certificate in hand. */
const OF_THE_LEAF = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID'])

/**
 * Tries name, TCP, TLS and certificate of a hop, up to the first that is not in order.
 *
 * @param connectMs - bound of each step, in milliseconds
 * @returns true where all are
 */
export async function tryHop(hop: HopToTry, connectMs: number, now: Date, tell: Tell): Promise<boolean> {
  const { identity } = hop
  const steps: [string, () => Promise<Outcome>][] = [
    ['name', () => resolved(hop, connectMs)],
    ['TCP', () => reached(hop, connectMs)],
  ]
  if (identity && !identity.plain) steps.push(['TLS', () => secured(hop, identity, connectMs, now)])
  for (const [tried, act] of steps) {
    const probe = await act().catch((thrown: unknown) => broken(thrown))
    tell({ hop: hop.name, tried, ...probe })
    if (probe.health === 'not') return false
  }
  return true
}

function broken(thrown: unknown): Outcome {
  const { kind, message } = failureOf(thrown, false)
  return { health: 'not', found: `${kind}: ${message}`, ...adviceFor(kind) }
}

async function resolved({ host }: HopToTry, connectMs: number): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DialError('EAI_AGAIN', `no address within ${connectMs / 1000} s`)), connectMs)
  })
  try {
    const found = await Promise.race([lookup(host, { all: true }), late])
    return { health: 'ok', found: `${host} is ${found.map(({ address }) => address).join(', ')}` }
  } finally {
    clearTimeout(timer)
  }
}

async function reached(hop: HopToTry, connectMs: number): Promise<Outcome> {
  const socket = await dialPlain(hop, connectMs)
  socket.once('error', () => undefined).destroy()
  return { health: 'ok', found: `port ${hop.port} of ${hop.host} is open` }
}

async function secured(hop: HopToTry, identity: TlsIdentity, connectMs: number, now: Date): Promise<Outcome> {
  const socket = await new Promise<TLSSocket>((resolve, reject) =>
    dial({ ...hop, unverified: true }, { minVersion: 'TLSv1.2', ...identity }, connectMs, (problem, open) =>
      open instanceof TLSSocket ? resolve(open) : reject(problem ?? new Error('no connection')),
    ),
  )
  try {
    return verdictOn(socket, hop.host, now)
  } finally {
    socket.once('error', () => undefined).destroy()
  }
}

function verdictOn(socket: TLSSocket, host: string, now: Date): Outcome {
  const leaf = new X509Certificate(socket.getPeerCertificate().raw)
  const { says, flaws, soon } = look(leaf, now, host)
  // OpenSSL's code, a string whatever the type says.
  const code = String(socket.authorizationError)
  const chain =
    socket.authorized || OF_THE_LEAF.has(code) ? [] : [`${CHAIN[code] ?? 'its chain does not hold'} (${code})`]
  const all = [...chain, ...flaws]
  const found = `${socket.getProtocol() ?? 'TLS'}; ${says}${all.length > 0 ? `: ${all.join('; ')}` : ''}`
  if (all.length > 0)
    return { health: 'not', found, advice: 'have the certificate of that server or the "ca" of the target file mended' }
  return soon ? { health: 'warn', found, advice: 'that server needs a new certificate soon' } : { health: 'ok', found }
}
