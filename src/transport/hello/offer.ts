import type { Connection } from '../../core/index.js'
import { SUITES } from './suites.js'

/** What a ClientHello offers: one version, some suites. */
export interface Offer {
  /** On the wire. */
  readonly version: number
  /** Suites by their numbers, with the names that IANA gives them. */
  readonly suites: ReadonlyMap<number, string>
}

/** SSL 2.0 has messages of its own. */
export const SSL2 = 0x0002

/** TLS 1.2. */
export const TLS12 = 0x0303

const VERSIONS: Readonly<Record<string, number>> = {
  SSLv2: SSL2,
  SSLv3: 0x0300,
  TLSv1: 0x0301,
  'TLSv1.1': 0x0302,
  'TLSv1.2': TLS12,
}

/** The name of a version on the wire, or undefined for one that no offer names. */
export const protocolOf = (version: number): string | undefined =>
  Object.keys(VERSIONS).find((name) => VERSIONS[name] === version)

/** Suites of RSA and elliptic curve keys that are older than TLS 1.2, whose own ones have longer hashes. */
const OLD: ReadonlyMap<number, string> = new Map(
  SUITES.filter(({ name, needs }) => (needs === 'RSA' || needs === 'EC') && /_(SHA|MD5)$/.test(name)).map(
    ({ number, name }) => [number, name],
  ),
)

/**
 * The offer of a deviating connection, where a hello alone shows what the server makes of it: its version and suites.
 *
 * @returns undefined for what is seen later only (certificates), has other hellos (TLS 1.3), or names its suites
 */
export function offerOf({ certificate, protocol, ciphers }: Connection): Offer | undefined {
  const version = protocol && VERSIONS[protocol]
  if (certificate !== undefined || protocol === undefined || version === undefined) return undefined
  if (version === SSL2) return { version, suites: new Map([[0, 'any suite']]) }
  return ciphers === undefined ? { version, suites: OLD } : undefined
}
