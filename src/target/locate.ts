import { GpcError } from '../core/index.js'
import { findVariant, interaction } from '../catalogue/index.js'
import { fhirDirectory, ldapDirectory, registeredPractice, tableDirectory, type Directory } from '../spine/index.js'
import type { Limits, TlsIdentity } from '../transport/index.js'
import { environment, readIdentity, readPem, type Surroundings } from './material.js'
import type { DirectoryNames, Material, RemoteFile, Whereabouts } from './schema.js'

/** By which interaction id a provider is looked up: every one has a capability statement where no variant is named. */
export function lookedUpBy({ directory, variant }: Pick<RemoteFile, 'directory' | 'variant'>): string {
  const named = directory && 'interactionId' in directory ? directory.interactionId : undefined
  const [first] = (variant !== undefined && findVariant(variant)?.interactions) || []
  return named ?? (first ?? interaction('get-capability-statement')).interactionId
}

/**
 * Finds the provider where the target file does not say where it is: the practice by a patient's NHS number, then
 * service root and ASID by practice and interaction id (spec facts section 5.1). What the file says counts.
 *
 * @throws GpcError that names the service that was asked and what is wrong
 */
export async function locate(file: RemoteFile, around: Surroundings, limits: Limits): Promise<Whereabouts> {
  const { provider } = file
  const odsCode = provider.odsCode ?? (await practiceOf(file, around, limits))
  if (provider.base !== undefined && provider.asid !== undefined) {
    return { base: provider.base, asid: provider.asid, odsCode }
  }
  const found = await directoryOf(file, around, limits).find({ odsCode, interactionId: lookedUpBy(file) })
  return { base: provider.base ?? found.base, asid: provider.asid ?? found.asid, odsCode }
}

/**
 * The practice of the patient whom the file names.
 *
 * @throws GpcError that names PDS and what is wrong
 */
export async function practiceOf({ pds }: RemoteFile, around: Surroundings, limits: Limits): Promise<string> {
  if (!pds) throw new GpcError('target-file-invalid', `${around.file}: provider.odsCode is missing`)
  const { url, nhsNumber, ca, token } = pds
  const traced = await registeredPractice(nhsNumber, {
    url,
    limits,
    identity: trusting(ca, 'pds.ca', around),
    ...(token ? { token: environment(token.env, 'pds.token', around) } : {}),
  })
  return traced.odsCode
}

/**
 * The directory that the file names.
 *
 * @throws GpcError for certificates, keys and variables that cannot be used
 */
export function directoryOf({ directory }: RemoteFile, around: Surroundings, limits: Limits): Directory {
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
  return fhirDirectory({ url, apiKey: environment(apiKey.env, 'directory.apiKey', around), identity, limits })
}

function identityOf(names: Extract<DirectoryNames, { ldap: string }>, around: Surroundings): TlsIdentity {
  const { certificate, key } = names
  return certificate !== undefined && key !== undefined
    ? readIdentity({ ...names, certificate, key }, 'directory', around)
    : trusting(names.ca, 'directory.ca', around)
}

const trusting = (ca: Material | undefined, label: string, around: Surroundings): TlsIdentity =>
  ca === undefined ? {} : { ca: readPem(ca, label, around) }
