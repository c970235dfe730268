import { X509Certificate } from 'node:crypto'
import { readIdentity, readPem, type FileContext } from '../../target/credentials.js'
import type { TlsNames } from '../../target/schema.js'
import type { TlsIdentity } from '../../transport/index.js'
import { failed } from './advice.js'
import { look } from './certificate.js'
import type { Probe, Tell } from './probe.js'

/** A section of the target file that names certificates. */
export type Names = { readonly [K in 'certificate' | 'key' | 'passphrase' | 'ca']?: TlsNames[K] | undefined }

const CERTIFICATE = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END [A-Z0-9 ]+-----/g

/**
 * Reads the certificate, key and authorities of a section and looks at them.
 *
 * @param label - the section's name in the target file
 * @returns undefined where they cannot be used
 */
export function identityOf(
  names: Names,
  label: string,
  around: FileContext,
  now: Date,
  tell: Tell,
): TlsIdentity | undefined {
  const { certificate, key, ca } = names
  try {
    if (certificate === undefined || key === undefined) {
      return ca === undefined ? {} : trusting(readPem(ca, `${label}.ca`, around), label, now, tell)
    }
    const identity = readIdentity({ ...names, certificate, key }, label, around)
    const shown = judged(`${label}.certificate`, identity.cert ?? '', now)
    tell(shown)
    if (identity.ca !== undefined) trusting(identity.ca, label, now, tell)
    return shown.health === 'not' ? undefined : identity
  } catch (thrown) {
    tell(failed('certificate', label, thrown, true))
    return undefined
  }
}

/** The authorities of a section: one that has ended vouches for nobody, the others still do. */
function trusting(ca: string, label: string, now: Date, tell: Tell): TlsIdentity {
  const flawed = [...ca.matchAll(CERTIFICATE)]
    .map(([pem]) => judged(`${label}.ca`, pem, now))
    .find((p) => p.health !== 'ok')
  if (flawed) tell({ ...flawed, health: 'warn' })
  return { ca }
}

function judged(tried: string, pem: string, now: Date): Probe {
  const { says, flaws, soon } = look(new X509Certificate(pem), now)
  const [flaw] = flaws
  const probe = { hop: 'certificate', tried, found: flaw === undefined ? says : `${says}: ${flaws.join('; ')}` }
  if (flaw !== undefined) return { ...probe, health: 'not', advice: 'have a new one issued', configuration: true }
  return soon ? { ...probe, health: 'warn', advice: 'have a new one issued soon' } : { ...probe, health: 'ok' }
}
