import type { SecureContextOptions } from 'node:tls'
import type { ConnectionPolicies } from './connection-policies.js'

/** A certificate and its private key, PEM texts. */
export interface KeyPair {
  readonly cert: string
  readonly key: string
}

/** PEM texts, made by the caller; nothing secret is kept here. */
export interface ProviderTls extends KeyPair {
  /** The authorities that client certificates must come from. */
  readonly ca: string | readonly string[]
  /** Revocation lists, PEM (`X509 CRL`). */
  readonly crl?: readonly string[]
}

/**
 * How the provider speaks TLS.
 *
 * @param shown - its certificates, at most one for each kind of key
 */
export function contextOf(
  tls: ProviderTls,
  shown: readonly KeyPair[],
  { suites, versions }: ConnectionPolicies,
): SecureContextOptions {
  return {
    ca: [tls.ca].flat(),
    cert: shown.map(({ cert }) => cert),
    key: shown.map(({ key }) => key),
    ...(tls.crl ? { crl: [...tls.crl] } : {}),
    ...versions,
    ciphers: suites,
    honorCipherOrder: true,
    dhparam: 'auto',
  }
}
