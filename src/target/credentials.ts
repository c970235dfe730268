import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { GpcError, messageOf, REFUSED_CERTIFICATES, systemClock, type Clock } from '../core/index.js'
import { fileNames, makeTestPki, type End, type Pause, type TestPki, type RefusedKind } from '../spine/index.js'
import type { Certificates, TlsIdentity } from '../transport/index.js'
import { checkCertificates, checkKeyPair, checkPair, type Named } from './key-pair-check.js'
import type { Credential, TlsNames } from './schema.js'
import { separated } from './pem.js'

/** What a section of the target file says of its own end. */
export type OwnNames = Pick<TlsNames, 'certificate' | 'key' | 'passphrase' | 'ca'>

/** Where a target file's names lead: its own folder and the environment. */
export interface FileContext {
  /** The target file, as the user typed it. */
  readonly file: string
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
  /** By which certificates are in date; the system's where absent. */
  readonly clock?: Clock
  /** How a service that is busy is waited for; by the machine's timers where absent. */
  readonly wait?: Pause
}

/** The hop for which a section of the target file holds certificates, where its label does not say so itself. */
const HOPS: Readonly<Record<string, string>> = {
  ssp: 'harness to SSP',
  direct: 'harness to provider',
}

/** A file or variable of a label in words, with the hop that it is for. */
function sourceOf(from: Credential, label: string, { file }: FileContext): string {
  const hop = HOPS[label.split('.')[0] ?? '']
  const source = typeof from === 'string' ? `the file ${from}` : `the environment variable ${from.env}`
  return `${file}: ${label}${hop === undefined ? '' : ` (${hop})`}: ${source}`
}

/**
 * Reads certificate, key and authorities of one end, and looks whether they hold together.
 *
 * @param label - the section of the target file, such as `ssp` or `direct`
 * @throws GpcError that names the target file, the label, the hop and the file at fault
 */
export function readIdentity(names: OwnNames, label: string, around: FileContext): TlsIdentity {
  const read = (key: 'certificate' | 'key' | 'ca', from: Credential): Named => ({
    text: readPem(from, `${label}.${key}`, around),
    words: sourceOf(from, `${label}.${key}`, around),
  })
  const certificate = read('certificate', names.certificate)
  const key = read('key', names.key)
  const secret = names.passphrase && environment(names.passphrase.env, `${label}.passphrase`, around)
  const passphrase = { label: `${label}.passphrase`, ...(secret === undefined ? {} : { text: secret }) }
  const ca = names.ca === undefined ? {} : { ca: read('ca', names.ca) }
  checkKeyPair({ certificate, key, passphrase, ...ca }, (around.clock ?? systemClock).now())
  return {
    cert: certificate.text,
    key: key.text,
    ...(secret === undefined ? {} : { passphrase: secret }),
    ...(ca.ca ? { ca: ca.ca.text } : {}),
  }
}

/** Kinds that nobody's authority is needed for. */
const MADE_HERE: readonly RefusedKind[] = ['wrong-authority', 'self-signed']

/**
 * Finds the certificates that the other side has to refuse in the folder that a target file names. Those that need no
 * authority of the other side's are made here where there is none: for the own name, so that one thing is wrong.
 *
 * @param end - whose certificates: the harness is the SSP towards the provider, the consumer towards the SSP
 */
export function refusedIn(
  names: Pick<TlsNames, 'refusedCertificates'>,
  end: End,
  own: TlsIdentity,
  around: FileContext,
): Certificates {
  const { refusedCertificates: named } = names
  const trust = own.ca === undefined ? {} : { ca: own.ca }
  let pki: Promise<TestPki> | undefined
  return async (kind) => {
    const files = fileNames(end, kind)
    const paths = named === undefined ? [] : [files.cert, files.key].map((f) => resolve(around.folder, named, f))
    const [cert, key] = paths.filter((p) => existsSync(p)).map((p) => separated(readFileSync(p, 'utf8')))
    if (cert !== undefined && key !== undefined) return { cert, key, ...trust }
    if (!MADE_HERE.includes(kind)) return undefined
    pki ??= makeTestPki({ names: nameOf(end, own) })
    return { ...(await (await pki).refused(end, kind)), ...trust }
  }
}

/**
 * Looks at the folder of certificates that the other side has to refuse: what is there has to be usable, whatever is
 * wrong with it by intent.
 *
 * @throws GpcError that names the folder, or the file at fault
 */
export function checkRefused(
  { refusedCertificates: named }: Pick<TlsNames, 'refusedCertificates'>,
  label: string,
  end: End,
  around: FileContext,
): void {
  if (named === undefined) return
  const words = `${around.file}: ${label}.refusedCertificates: `
  if (!existsSync(resolve(around.folder, named)))
    throw new GpcError('certificate-unreadable', `${words}the folder ${named} is not there`)
  for (const kind of REFUSED_CERTIFICATES) {
    if (kind === 'none') continue
    const { cert, key } = fileNames(end, kind)
    const [certificate, own] = [cert, key].map((name): Named | undefined => {
      const path = resolve(around.folder, named, name)
      return existsSync(path) ? { text: readFileSync(path, 'utf8'), words: `${words}the file ${name}` } : undefined
    })
    if (certificate && own) checkPair(certificate, own)
  }
}

/**
 * Reads the authorities that a label of the target file names.
 *
 * @throws GpcError that names label and file
 */
export function readAuthorities(from: Credential, label: string, around: FileContext): string {
  const text = readPem(from, label, around)
  checkCertificates({ text, words: sourceOf(from, label, around) })
  return text
}

/** The common name of the own certificate. */
function nameOf(end: End, { cert }: TlsIdentity): { readonly [E in End]?: string } {
  const common = cert === undefined ? undefined : /^CN=(.+)$/m.exec(new X509Certificate(cert).subject)?.[1]
  return common === undefined ? {} : { [end]: common }
}

/**
 * Reads the PEM text that a label of the target file names.
 *
 * @throws GpcError that names the target file, the label and the file or variable
 */
export function readPem(from: Credential, label: string, around: FileContext): string {
  if (typeof from !== 'string') return separated(environment(from.env, label, around))
  try {
    return separated(readFileSync(resolve(around.folder, from), 'utf8'))
  } catch (thrown) {
    const why = (thrown as NodeJS.ErrnoException).code ?? messageOf(thrown)
    throw new GpcError('certificate-unreadable', `${sourceOf(from, label, around)} cannot be read (${why})`)
  }
}

/**
 * Reads an environment variable that a label of the target file names.
 *
 * @throws GpcError where it is not set
 */
export function environment(name: string, label: string, around: FileContext): string {
  const value = around.env[name]
  if (value) return value
  throw new GpcError('environment-missing', `${sourceOf({ env: name }, label, around)} is not set`)
}
