import { GpcError } from '../core/index.js'
import { resolve } from 'node:path'
import { standardFacts, findVariant, interaction, type Variant } from '../catalogue/index.js'
import {
  fhirDirectory,
  ldapDirectory,
  registeredPractice,
  tableDirectory,
  type Directory,
  type Located,
} from '../spine/index.js'
import type { Limits, TlsIdentity } from '../transport/index.js'
import { bookingAddress } from './dos.js'
import { environment, readAuthorities, readIdentity, type FileContext } from './credentials.js'
import type { DirectoryNames, Credential, RemoteFile, EndpointAddress } from './schema.js'

/** What the file's variant is, or the one that the run is of. */
const variantOf = (file: Pick<RemoteFile, 'variant'>, run?: Variant): Variant | undefined =>
  (file.variant === undefined ? undefined : findVariant(file.variant)) ?? run

/** By which interaction id a provider is looked up: every one has a capability statement where no variant is named. */
export function lookedUpBy(file: Pick<RemoteFile, 'directory' | 'variant'>, run?: Variant): string {
  const { directory } = file
  const named = directory && 'interactionId' in directory ? directory.interactionId : undefined
  const [first] = variantOf(file, run)?.interactions ?? []
  return named ?? (first ?? interaction('get-capability-statement')).interactionId
}

/**
 * Finds the provider where the target file does not say where it is. GP Connect: the practice by a patient's NHS
 * number, then service root and ASID by practice and interaction id (spec facts section 5.1). Care Connect: the ASID by
 * the service in the Directory of Services, then the service root by ASID (section 1 of those of the other products).
 * What the file says counts.
 *
 * @param run - the variant of the run, where the file names none
 * @returns also what the directory said beside its answer, and the service root as registered where it was used
 *   otherwise
 * @throws GpcError that names the service that was asked and what is wrong
 */
export async function locate(
  file: RemoteFile,
  around: FileContext,
  limits: Limits,
  run?: Variant,
): Promise<EndpointAddress & Pick<Located, 'note' | 'registered'>> {
  const known = knownOf(file, around)
  const { base, asid } = known
  const variant = variantOf(file, run)
  const byAsid = asid !== undefined && variant !== undefined && standardFacts(variant.standard).lookup === 'asid'
  const odsCode = known.odsCode ?? (file.pds && !byAsid ? await practiceOf(file, around, limits) : undefined)
  if (base !== undefined && asid !== undefined && odsCode !== undefined) return { base, asid, odsCode }
  const interactionId = lookedUpBy(file, run)
  const missing = new GpcError('target-file-invalid', `${around.file}: provider.odsCode is missing`)
  const look = (directory: Directory): Promise<Located> => {
    if (asid !== undefined && (byAsid || odsCode === undefined)) return directory.findByAsid({ asid, interactionId })
    if (odsCode !== undefined) return directory.find({ odsCode, interactionId })
    throw missing
  }
  const found = await look(directoryOf(file, around, limits))
  const practice = odsCode ?? found.odsCode
  if (practice === undefined) throw missing
  const { note, registered } = found
  return {
    base: base ?? found.base,
    asid: asid ?? found.asid,
    odsCode: practice,
    ...(note === undefined ? {} : { note }),
    ...(registered === undefined || base !== undefined ? {} : { registered }),
  }
}

/** What is known of where a provider is. */
export type Known = { readonly [K in keyof EndpointAddress]?: string }

/** What is known of the provider without asking anybody: by the file, and by the page of the Directory of Services. */
export const knownOf = (file: RemoteFile, around: FileContext): Known => ({
  ...fromService(file, around),
  ...given(file.provider),
})

const given = ({ base, asid, odsCode }: RemoteFile['provider']): Known => ({
  ...(base === undefined ? {} : { base }),
  ...(asid === undefined ? {} : { asid }),
  ...(odsCode === undefined ? {} : { odsCode }),
})

/** What the Directory of Services says of the service that the file names. */
const fromService = ({ provider, dos }: RemoteFile, { folder }: FileContext): Known =>
  provider.dosServiceId === undefined
    ? {}
    : bookingAddress(provider.dosServiceId, dos === undefined ? undefined : resolve(folder, dos))

/**
 * The practice of the patient whom the file names.
 *
 * @throws GpcError that names PDS and what is wrong
 */
export async function practiceOf({ pds }: RemoteFile, around: FileContext, limits: Limits): Promise<string> {
  if (!pds) throw new GpcError('target-file-invalid', `${around.file}: provider.odsCode is missing`)
  const { url, nhsNumber, ca, token } = pds
  const traced = await registeredPractice(nhsNumber, {
    url,
    limits,
    identity: trusting(ca, 'pds.ca', around),
    ...waiting(around),
    ...(around.clock ? { clock: around.clock } : {}),
    ...(token ? { token: environment(token.env, 'pds.token', around) } : {}),
  })
  return traced.odsCode
}

/**
 * The directory that the file names.
 *
 * @throws GpcError for certificates, keys and variables that cannot be used
 */
export function directoryOf({ directory }: RemoteFile, around: FileContext, limits: Limits): Directory {
  if (!directory) throw new GpcError('target-file-invalid', `${around.file}: directory is missing`)
  if ('table' in directory) {
    return tableDirectory(
      directory.table.map((entry) => ({ ...entry, partyKey: entry.odsCode, interactions: 'any' as const })),
      `${around.file}: directory.table`,
    )
  }
  if ('ldap' in directory) {
    const { ldap: url, order } = directory
    return ldapDirectory({ url, order, identity: identityOf(directory, around), limits })
  }
  const { fhir: url, apiKey, ca } = directory
  const identity = trusting(ca, 'directory.ca', around)
  return fhirDirectory({
    url,
    apiKey: environment(apiKey.env, 'directory.apiKey', around),
    identity,
    limits,
    ...waiting(around),
  })
}

const waiting = ({ wait }: FileContext): Pick<FileContext, 'wait'> => (wait ? { wait } : {})

function identityOf(names: Extract<DirectoryNames, { ldap: string }>, around: FileContext): TlsIdentity {
  const { certificate, key } = names
  return certificate !== undefined && key !== undefined
    ? readIdentity({ ...names, certificate, key }, 'directory', around)
    : trusting(names.ca, 'directory.ca', around)
}

const trusting = (ca: Credential | undefined, label: string, around: FileContext): TlsIdentity =>
  ca === undefined ? {} : { ca: readAuthorities(ca, label, around) }
