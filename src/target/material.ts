import { createPrivateKey, X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { GpcError, messageOf } from '../core/index.js'
import { fileNames, type End } from '../spine/index.js'
import type { Certificates, TlsIdentity } from '../transport/index.js'
import type { Material, TlsNames } from './schema.js'

/** Where a target file's names lead: its own folder and the environment. */
export interface Surroundings {
  /** The target file, as the user typed it. */
  readonly file: string
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
}

/**
 * Reads certificate, key and authorities of one end, and looks whether they hold together.
 *
 * @param label - the section of the target file, `ssp` or `direct`
 * @throws GpcError that names the target file, the label and the certificate file
 */
export function readIdentity(names: TlsNames, label: string, around: Surroundings): TlsIdentity {
  const read = (key: 'certificate' | 'key' | 'ca', from: Material): string => readPem(from, `${label}.${key}`, around)
  const cert = read('certificate', names.certificate)
  const key = read('key', names.key)
  const passphrase = names.passphrase && environment(names.passphrase.env, `${label}.passphrase`, around)
  const ca = names.ca === undefined ? undefined : read('ca', names.ca)
  holdTogether({ cert, key, passphrase, ca }, label, around)
  return { cert, key, ...(passphrase === undefined ? {} : { passphrase }), ...(ca === undefined ? {} : { ca }) }
}

/**
 * Finds the certificates that the other side has to refuse in the folder that a target file names.
 *
 * @param end - whose certificates: the harness is the SSP towards the provider, the consumer towards the SSP
 */
export function refusedIn(names: TlsNames, end: End, own: TlsIdentity, around: Surroundings): Certificates {
  const { refusedCertificates: named } = names
  return (kind) => {
    const files = fileNames(end, kind)
    const paths = named === undefined ? [] : [files.cert, files.key].map((f) => resolve(around.folder, named, f))
    const [cert, key] = paths.filter((p) => existsSync(p)).map((p) => readFileSync(p, 'utf8'))
    const trust = own.ca === undefined ? {} : { ca: own.ca }
    return Promise.resolve(cert === undefined || key === undefined ? undefined : { cert, key, ...trust })
  }
}

/**
 * Reads the PEM text that a label of the target file names.
 *
 * @throws GpcError that names the target file, the label and the file or variable
 */
export function readPem(from: Material, label: string, around: Surroundings): string {
  if (typeof from !== 'string') return environment(from.env, label, around)
  try {
    return readFileSync(resolve(around.folder, from), 'utf8')
  } catch (thrown) {
    const why = (thrown as NodeJS.ErrnoException).code ?? messageOf(thrown)
    throw new GpcError('certificate-unreadable', `${around.file}: ${label}: the file ${from} cannot be read (${why})`)
  }
}

/**
 * Reads an environment variable that a label of the target file names.
 *
 * @throws GpcError where it is not set
 */
export function environment(name: string, label: string, { file, env }: Surroundings): string {
  const value = env[name]
  if (value) return value
  throw new GpcError('environment-missing', `${file}: ${label}: the environment variable ${name} is not set`)
}

interface Texts {
  readonly cert: string
  readonly key: string
  readonly passphrase: string | undefined
  readonly ca: string | undefined
}

function holdTogether({ cert, key, passphrase, ca }: Texts, label: string, { file }: Surroundings): void {
  const attempt = <T>(what: string, act: () => T): T => {
    try {
      return act()
    } catch (thrown) {
      throw new GpcError('certificate-unusable', `${file}: ${label}.${what} cannot be used: ${messageOf(thrown)}`)
    }
  }
  const parsed = attempt('certificate', () => new X509Certificate(cert))
  if (ca !== undefined) attempt('ca', () => new X509Certificate(ca))
  const encrypted = key.includes('ENCRYPTED')
  if (encrypted && passphrase === undefined) {
    throw new GpcError(
      'key-encrypted',
      `${file}: ${label}.key is encrypted: name its passphrase as ${label}.passphrase`,
    )
  }
  const secret = attempt('key', () => createPrivateKey({ key, ...(encrypted ? { passphrase } : {}) }))
  if (!parsed.checkPrivateKey(secret)) {
    throw new GpcError('key-mismatch', `${file}: ${label}.key does not belong to ${label}.certificate`)
  }
}
