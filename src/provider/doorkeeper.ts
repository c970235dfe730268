import type { TLSSocket } from 'node:tls'
import { namesOf } from './peer.js'

type Flaw = (flaw: string, selfSigned: boolean) => boolean

const word =
  (lack: string): Flaw =>
  (flaw) =>
    flaw === lack

/** What a client certificate may lack, by the name of the bend that passes over it: mostly OpenSSL's words for it. */
const PASSED_OVER: Readonly<Record<string, Flaw>> = {
  'clients.expired': word('CERT_HAS_EXPIRED'),
  'clients.not-yet-valid': word('CERT_NOT_YET_VALID'),
  'clients.revoked': word('CERT_REVOKED'),
  'clients.any-use': word('INVALID_PURPOSE'),
  'clients.any-authority': (flaw, selfSigned) => flaw.startsWith('UNABLE_TO_') && !selfSigned,
  'clients.self-signed': (_flaw, selfSigned) => selfSigned,
}

/**
 * True for a client that is not the Spine Secure Proxy: without a certificate, with one that is not good, or with one of
 * another name (SPINE security page; spec facts section 3.3).
 *
 * @param fqdns - names of the proxies that may connect
 * @param bent - whether a bend of connections of that name is on
 */
export function isTurnedAway(socket: TLSSocket, fqdns: readonly string[], bent: (name: string) => boolean): boolean {
  const certificate = socket.getPeerCertificate()
  if (Object.keys(certificate).length === 0) return !bent('clients.anonymous')
  const flaw = String(socket.authorizationError)
  const selfSigned = certificate.issuer.CN === certificate.subject.CN
  const good =
    socket.authorized || Object.entries(PASSED_OVER).some(([name, lacks]) => bent(name) && lacks(flaw, selfSigned))
  const named = bent('clients.any-name') || namesOf(certificate).some((name) => fqdns.includes(name))
  return !good || !named
}
