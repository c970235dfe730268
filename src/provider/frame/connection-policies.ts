import type { SecureContextOptions } from 'node:tls'

/** Suites by groups, in the order of preference of the security page (spec facts section 3.4). */
export const APPROVED_SUITES = 'AESGCM+EECDH:AESGCM+EDH:AES256+EECDH:AES256+EDH'

/** TLS 1.2 alone, for the Spine Secure Proxy alone (SPINE security page; spec facts section 3.3). */
export const honestConnections = {
  /** Whether clients without a certificate are served, and those whose good certificate is of another name. */
  anonymous: false,
  anyName: false,
  /** Whether a client certificate is good although it has a flaw, mostly in OpenSSL's word for it. */
  forgives: (() => false) as (flaw: string, selfSigned: boolean) => boolean,
  /** OpenSSL's list of suites. */
  suites: APPROVED_SUITES,
  versions: { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as Required<
    Pick<SecureContextOptions, 'minVersion' | 'maxVersion'>
  >,
  /** What becomes of clients that are turned away, and of plain HTTP on the TLS port. */
  strangers: 'cut off' as 'cut off' | 'answered',
  plain: 'cut off' as 'cut off' | 'redirected' | 'answered',
}

export type ConnectionPolicies = typeof honestConnections
