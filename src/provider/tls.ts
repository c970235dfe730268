import type { SecureContextOptions } from 'node:tls'

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

/** Suites by groups, in the order of preference of the security page (spec facts section 3.4). */
const CIPHERS = 'AESGCM+EECDH:AESGCM+EDH:AES256+EECDH:AES256+EDH'

/** Other lists of suites, by the name of the bend. */
const SUITES: Readonly<Record<string, string>> = {
  'suites.no-aesgcm-eecdh': `${CIPHERS}:!AESGCM+EECDH`,
  'suites.no-aesgcm-edh': `${CIPHERS}:!AESGCM+EDH`,
  'suites.no-aes256-eecdh': `${CIPHERS}:!AES256+EECDH`,
  'suites.no-aes256-edh': `${CIPHERS}:!AES256+EDH`,
  'suites.cbc-first': `ECDHE-ECDSA-AES256-SHA384:ECDHE-RSA-AES256-SHA384:${CIPHERS}`,
  'suites.gcm-only': 'AESGCM+EECDH:AESGCM+EDH',
  'suites.no-forward-secrecy': `${CIPHERS}:AES128-SHA256`,
  'suites.no-encryption': `${CIPHERS}:NULL-MD5:@SECLEVEL=0`,
  'suites.aes128-cbc': `${CIPHERS}:ECDHE-RSA-AES128-SHA256`,
  // OpenSSL has TLS 1.0 and 1.1 at no higher level, since they sign with SHA-1.
  'versions.old': `${CIPHERS}:@SECLEVEL=0`,
}

/** Protocol versions other than TLS 1.2 alone, by the name of the bend. */
const VERSIONS: Readonly<Record<string, Pick<SecureContextOptions, 'minVersion' | 'maxVersion'>>> = {
  'versions.old': { minVersion: 'TLSv1' },
  'versions.new': { maxVersion: 'TLSv1.3' },
  'versions.new-only': { minVersion: 'TLSv1.3', maxVersion: 'TLSv1.3' },
}

/**
 * How the provider speaks TLS: 1.2 alone, the approved suites in their order.
 *
 * @param shown - its certificates, at most one for each kind of key
 * @param bent - whether a bend of connections of that name is on
 */
export function contextOf(
  tls: ProviderTls,
  shown: readonly KeyPair[],
  bent: (name: string) => boolean,
): SecureContextOptions {
  const on = <T>(table: Readonly<Record<string, T>>): T[] =>
    Object.entries(table).flatMap(([name, value]) => (bent(name) ? [value] : []))
  return {
    ca: [tls.ca].flat(),
    cert: shown.map(({ cert }) => cert),
    key: shown.map(({ key }) => key),
    ...(tls.crl ? { crl: [...tls.crl] } : {}),
    minVersion: 'TLSv1.2',
    maxVersion: 'TLSv1.2',
    ciphers: on(SUITES)[0] ?? CIPHERS,
    honorCipherOrder: true,
    dhparam: 'auto',
    ...on(VERSIONS)[0],
  }
}
