import type { PeerCertificate } from 'node:tls'

/**
 * The names that a peer's certificate gives: its DNS names and its common name.
 *
 * @param certificate - as Node has it; empty where the peer sent none
 */
export function namesOf(certificate: PeerCertificate | undefined): string[] {
  const alternative = (certificate?.subjectaltname ?? '').split(/,\s*/).filter((name) => name.startsWith('DNS:'))
  const common = certificate?.subject?.CN
  return [...alternative.map((name) => name.slice('DNS:'.length)), ...(common === undefined ? [] : [common].flat())]
}
