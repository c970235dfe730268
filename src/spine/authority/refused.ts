import type { RefusedCertificate } from '../../core/index.js'
import { createAuthority, selfSigned, type Authority, type CertificateRequest, type Issued } from './authority.js'

/** Kinds that are certificates; `none` is the lack of one. */
export type RefusedKind = Exclude<RefusedCertificate, 'none'>

type Make = (authority: Authority, good: CertificateRequest) => Promise<Issued>

/** How each kind differs from the good certificate of its end: in one thing. */
const MAKE: Readonly<Record<RefusedKind, Make>> = {
  expired: (authority, good) => authority.issue({ ...good, validDays: [-30, -1] }),
  'not-yet-valid': (authority, good) => authority.issue({ ...good, validDays: [10, 40] }),
  'wrong-fqdn': (authority, good) => authority.issue({ ...good, fqdn: `not-${good.fqdn}`, alsoFor: [] }),
  'wrong-authority': async (_authority, good) => (await createAuthority('unrelated authority')).issue(good),
  'wrong-usage': (authority, good) => authority.issue({ ...good, uses: ['email'] }),
  revoked: (authority, good) => authority.issue({ ...good, serial: authority.revokedSerial }),
  'self-signed': (_authority, good) => selfSigned(good),
}

/** Every kind. */
export const refusedKinds = Object.keys(MAKE) as readonly RefusedKind[]

/** The certificate of an end that must not be accepted, and why it must not is its kind. */
export const refusedCertificate = (
  authority: Authority,
  good: CertificateRequest,
  kind: RefusedKind,
): Promise<Issued> => MAKE[kind](authority, good)
