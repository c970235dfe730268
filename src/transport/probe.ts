import { Agent } from 'node:http'
import { createSecureContext } from 'node:tls'
import { messageOf, type Connection, type RefusedCertificate } from '../core/index.js'
import { unsent, type Arrival, type Limits } from './arrival.js'
import type { TlsIdentity } from './dial.js'
import { offerOf } from './hello/offer.js'
import { sayHello } from './hello/say-hello.js'
import { tryUnapproved } from './hello/unapproved.js'
import { rawClient, sendRaw } from './raw-client.js'
import type { WireRequest } from './wire.js'

/** Finds the certificate of a kind, or undefined where there is none. */
export type Certificates = (kind: Exclude<RefusedCertificate, 'none'>) => Promise<TlsIdentity | undefined>

/** Why something cannot be tried from here: no word about the other side. */
interface NotOffered {
  readonly notOffered: string
}

/** SECLEVEL 0 lets OpenSSL offer what it would not use itself: old versions, suites without encryption. */
const weakened = (ciphers = 'DEFAULT'): string => `${ciphers}:@SECLEVEL=0`

/**
 * The TLS identity of a deviating connection.
 *
 * @returns why it cannot be offered, where this machine's TLS library or the target's certificates do not allow it
 */
async function probeIdentity(
  own: TlsIdentity,
  { certificate, protocol, ciphers }: Connection,
  certificates: Certificates | undefined,
): Promise<TlsIdentity | NotOffered> {
  const shown = await identityFor(own, certificate, certificates)
  if (!shown) return { notOffered: noCertificate(certificate ?? 'none') }
  if (protocol === 'SSLv2' || protocol === 'SSLv3') return { notOffered: "this machine's TLS library has no SSL" }
  const changed: TlsIdentity = {
    ...shown,
    ...(protocol ? { minVersion: protocol, maxVersion: protocol } : {}),
    ...(protocol || ciphers !== undefined ? { ciphers: weakened(ciphers) } : {}),
  }
  try {
    createSecureContext(changed)
    return changed
  } catch (thrown) {
    return { notOffered: `this machine's TLS library cannot offer it: ${messageOf(thrown)}` }
  }
}

const noCertificate = (kind: RefusedCertificate): string =>
  `the target has no client certificate of the kind "${kind}": ` +
  'add to the target file, below direct: "refusedCertificates: \'<folder>\'", with what "gpc-assure certs --out <folder>" ' +
  'makes or the same files (ssp-expired.crt, ssp-expired.key, ...) of the authority that the provider trusts'

async function identityFor(
  own: TlsIdentity,
  kind: RefusedCertificate | undefined,
  certificates: Certificates | undefined,
): Promise<TlsIdentity | undefined> {
  if (kind === undefined) return own
  const trust = own.ca === undefined ? {} : { ca: own.ca }
  if (kind === 'none') return trust
  const other = await certificates?.(kind)
  return other && { ...trust, ...other }
}

/** Sends one request over a connection of its own that deviates as the plan says. */
export async function sendProbe(
  wire: WireRequest,
  connection: Connection,
  own: TlsIdentity,
  certificates: Certificates | undefined,
  limits: Limits,
): Promise<Arrival> {
  // To be left without an answer is what is hoped for: no need to wait long for it.
  if (connection.plain) return sendRaw(wire, new Agent(), { ...limits, answerMs: limits.connectMs })
  if (connection.unapproved) return tryUnapproved(wire.to, limits.connectMs)
  const identity = await probeIdentity(own, connection, certificates)
  const offer = offerOf(connection)
  if ('notOffered' in identity) {
    if (offer) return sayHello(wire.to, offer, limits.connectMs)
    return unsent({ kind: 'not-offered', hop: 'harness', message: identity.notOffered })
  }
  const client = rawClient(identity, limits)
  try {
    const arrival = await client.send(wire)
    // A library that is told to leave old versions alone breaks off by itself, which says nothing of the server.
    return offer && arrival.failure?.ended === 'own' ? await sayHello(wire.to, offer, limits.connectMs) : arrival
  } finally {
    await client.close()
  }
}
