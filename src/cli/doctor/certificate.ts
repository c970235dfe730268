import type { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'

/** What can be said of a certificate by itself. */
export interface Certified {
  /** Whose it is, its key and until when it holds, in one line. */
  readonly says: string
  /** What makes it unusable: dates, a short key, another name. */
  readonly flaws: readonly string[]
  /** True where it ends soon. */
  readonly soon: boolean
}

const DAY = 86_400_000
/** Days before its end in which a certificate should be replaced. */
const SOON = 14
/** Bits below which a key is short (NIST SP 800-57: 112 bits of strength). */
const LEAST: Readonly<Record<string, number>> = { rsa: 2048, ec: 224 }

/**
 * Looks at a certificate.
 *
 * @param host - the name or address that it is to hold for; not looked at where absent
 */
export function look(certificate: X509Certificate, now: Date, host?: string): Certified {
  const { subject, validFrom, validTo } = certificate
  const [from, until] = [new Date(validFrom), new Date(validTo)]
  const { type, bits } = keyOf(certificate)
  const flaws = [
    ...(now < from ? [`not valid before ${from.toISOString()}`] : []),
    ...(now > until ? [`expired at ${until.toISOString()}`] : []),
    ...(bits < (LEAST[type] ?? 0) ? [`its ${type} key has ${bits} bits, ${LEAST[type]} are the least`] : []),
    ...(host === undefined || holdsFor(certificate, host) ? [] : [`it is not for ${host}: ${namesOf(certificate)}`]),
  ]
  const key = Number.isFinite(bits) ? `${type} ${bits}` : type
  const says = `${subject.replaceAll('\n', ', ')}; ${key}; until ${until.toISOString().slice(0, 10)}`
  return { says, flaws, soon: flaws.length === 0 && until.getTime() - now.getTime() < SOON * DAY }
}

function holdsFor(certificate: X509Certificate, host: string): boolean {
  return (isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host)) !== undefined
}

const namesOf = ({ subject, subjectAltName }: X509Certificate): string =>
  subjectAltName ?? `${subject.replaceAll('\n', ', ')} (no subject alternative name)`

/** Kind and length of the public key; other kinds than RSA and elliptic curves have one length only. */
function keyOf({ publicKey }: X509Certificate): { type: string; bits: number } {
  const { asymmetricKeyType: type = 'unknown', asymmetricKeyDetails: details } = publicKey
  const curve = /\d{3}/.exec(details?.namedCurve ?? '')?.[0]
  return { type, bits: details?.modulusLength ?? (curve === undefined ? Infinity : Number(curve)) }
}
