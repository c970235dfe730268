import { GpcError, isPlain } from '../core/index.js'
import type { TlsIdentity } from '../transport/index.js'
import { checkRefused, readAuthorities, readIdentity, type FileContext } from './credentials.js'
import type { DirectNames, RemoteFile } from './schema.js'

/** What the harness shows on each route: read, looked at, and usable. */
export interface Identities {
  readonly ssp?: TlsIdentity
  readonly direct?: TlsIdentity
}

/**
 * Reads every certificate, key and secret that a target file names, before anything is sent.
 *
 * @param others - further parts of the file that read credentials of their own, each by one call
 * @throws GpcError that names each one that cannot be used
 */
export function readIdentities(
  { ssp, direct, provider, pds, directory, authServer }: RemoteFile,
  around: FileContext,
  others: readonly (() => unknown)[] = [],
): Identities {
  const problems: GpcError[] = []
  const read = <T>(act: () => T): T | undefined => {
    try {
      return act()
    } catch (thrown) {
      if (!(thrown instanceof GpcError)) throw thrown
      problems.push(thrown)
      return undefined
    }
  }
  const shown = {
    ssp: read(() => ssp && readIdentity(ssp, 'ssp', around)),
    direct: read(() => direct && directIdentity(direct, isPlain(provider.base ?? ''), around)),
  }
  for (const [label, end, names] of [
    ['ssp', 'consumer', ssp],
    ['direct', 'ssp', direct],
  ] as const)
    // prettier-ignore
    if (names) read(() => checkRefused(names, label, end, around))
  for (const [label, names] of Object.entries({ pds, directory, authServer }))
    read(() => names && 'ca' in names && names.ca !== undefined && readAuthorities(names.ca, `${label}.ca`, around))
  for (const other of others) read(other)
  const [first] = problems
  if (first) throw problems.length === 1 ? first : all(first.code, problems)
  return { ...(shown.ssp ? { ssp: shown.ssp } : {}), ...(shown.direct ? { direct: shown.direct } : {}) }
}

/** @param plain - the provider is called without TLS */
function directIdentity(names: DirectNames, plain: boolean, around: FileContext): TlsIdentity {
  const { certificate, key } = names
  if (plain) return { plain: true }
  if (certificate === undefined || key === undefined)
    throw new GpcError('target-file-invalid', `${around.file}: direct is incomplete: give "certificate" and "key"`)
  return readIdentity({ ...names, certificate, key }, 'direct', around)
}

/** The same file may be at fault under two labels: each line is said once. */
const all = (code: string, problems: readonly GpcError[]): GpcError =>
  new GpcError(code, [...new Set(problems.map(({ message }) => message))].join('\n'))
