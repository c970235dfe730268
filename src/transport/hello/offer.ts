import type { Connection } from '../../core/index.js'

/** What a ClientHello offers: one version, some suites. */
export interface Offer {
  /** On the wire, 0x0303 for TLS 1.2. */
  readonly version: number
  /** Suites by their numbers, with the names that OpenSSL gives them. */
  readonly suites: ReadonlyMap<number, string>
}

/** SSL 2.0 has messages of its own. */
export const SSL2 = 0x0002

const VERSIONS: Readonly<Record<string, number>> = {
  SSLv2: SSL2,
  SSLv3: 0x0300,
  TLSv1: 0x0301,
  'TLSv1.1': 0x0302,
  'TLSv1.2': 0x0303,
}

/** The name of a version on the wire, or undefined for one that no offer names. */
export const protocolOf = (version: number): string | undefined =>
  Object.keys(VERSIONS).find((name) => VERSIONS[name] === version)

/** Suites that TLS libraries of today leave out. */
const GONE: Readonly<Record<string, number>> = {
  'RC4-MD5': 0x0004,
  'RC4-SHA': 0x0005,
  'DES-CBC3-SHA': 0x000a,
  'ECDHE-RSA-RC4-SHA': 0xc011,
  'ECDHE-RSA-DES-CBC3-SHA': 0xc012,
}

/** What servers of old protocol versions had. */
const USUAL: Readonly<Record<string, number>> = {
  ...GONE,
  'AES128-SHA': 0x002f,
  'DHE-RSA-AES128-SHA': 0x0033,
  'AES256-SHA': 0x0035,
  'DHE-RSA-AES256-SHA': 0x0039,
  'ECDHE-ECDSA-AES128-SHA': 0xc009,
  'ECDHE-ECDSA-AES256-SHA': 0xc00a,
  'ECDHE-RSA-AES128-SHA': 0xc013,
  'ECDHE-RSA-AES256-SHA': 0xc014,
}

/**
 * The offer of a deviating connection, where a hello alone shows what the server makes of it: its version and suites.
 *
 * @returns undefined for what is seen later only (certificates), or has other hellos (TLS 1.3), or names other suites
 */
export function offerOf({ certificate, protocol, ciphers }: Connection): Offer | undefined {
  const version = protocol && VERSIONS[protocol]
  if (certificate !== undefined || protocol === undefined || version === undefined) return undefined
  if (version === SSL2) return { version, suites: new Map([[0, 'any suite']]) }
  const named = ciphers === undefined ? Object.entries(USUAL) : ciphers.split(':').map((c) => [c, USUAL[c]] as const)
  const suites = new Map(named.flatMap(([name, number]) => (number === undefined ? [] : [[number, name] as const])))
  return suites.size === named.length ? { version, suites } : undefined
}
