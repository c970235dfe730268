import type { TLSSocket } from 'node:tls'
import type { ConnectionPolicies } from './connection-policies.js'
import { namesOf } from './certificate-names.js'

/**
 * True for a client that is not the Spine Secure Proxy: without a certificate, with one that is not good, or with one
 * of another name (SPINE security page; spec facts section 3.3).
 *
 * @param fqdns - names of the proxies that may connect
 */
export function isTurnedAway(
  socket: TLSSocket,
  fqdns: readonly string[],
  { anonymous, forgives, anyName }: ConnectionPolicies,
): boolean {
  const certificate = socket.getPeerCertificate()
  if (Object.keys(certificate).length === 0) return !anonymous
  const flaw = String(socket.authorizationError)
  const selfSigned = certificate.issuer.CN === certificate.subject.CN
  const good = socket.authorized || forgives(flaw, selfSigned)
  const named = anyName || namesOf(certificate).some((name) => fqdns.includes(name))
  return !good || !named
}
