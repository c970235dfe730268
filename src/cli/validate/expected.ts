import { careConnectProfiles, profile } from '../../catalogue/index.js'
import { asString, type JsonObject } from '../../core/index.js'
import type { DefinitionStore, SetName, Severity, Unnamed } from '../../validator/index.js'

/** The profile that a resource should name, where it names none; `within` is the resource that it stands in. */
export type Expectation = (resource: JsonObject, within?: JsonObject) => Unnamed | undefined

/**
 * Types of which GP Connect has no profile by their own name: a problem, and the one Bundle that every page asks it of.
 */
const BY_ANOTHER_NAME: Readonly<Record<string, string>> = {
  Condition: 'CareConnect-GPC-ProblemHeader-Condition-1',
  'Bundle of type collection': 'GPConnect-StructuredRecord-Bundle-1',
}

/**
 * Of the one only a draft of a profile exists, which asks for more than any page; the other comes from the Spine too,
 * whose published samples name no profile, and as a hint of a search.
 */
const NOT_EXPECTED: ReadonlySet<string> = new Set(['HealthcareService', 'OperationOutcome'])

/** What stands in a message or a document keeps the profiles of that, such as ITK3's. */
const OF_OTHERS: ReadonlySet<string> = new Set(['message', 'document'])

/**
 * Profiles that definitions have, and no page says that a resource must name them. All others: SHALL, `meta.profile`.
 */
const NOT_DEMANDED: ReadonlySet<string> = new Set(['Device', 'Composition', 'ClinicalImpression', 'MedicationDispense'])

const typeOf = (resource: JsonObject | undefined): string => asString(resource?.['resourceType']) ?? ''

/** Bundles by their type: a search's has a profile on some pages, and none in the samples of others. */
const wordOf = (resource: JsonObject): string =>
  typeOf(resource) === 'Bundle' ? `Bundle of type ${asString(resource['type']) ?? 'none'}` : typeOf(resource)

/** By the names that NHS Digital gives its profiles, of those that the set has. */
const gpConnect =
  (store: DefinitionStore): Expectation =>
  (resource, within) => {
    const type = wordOf(resource)
    if (NOT_EXPECTED.has(type) || OF_OTHERS.has(asString(within?.['type']) ?? '')) return undefined
    const names = [BY_ANOTHER_NAME[type] ?? `GPConnect-${type}-1`, `CareConnect-GPC-${type}-1`]
    const url = names.map(profile).find((one) => store.structure(one) !== undefined)
    const severity: Severity = NOT_DEMANDED.has(type) ? 'warning' : 'error'
    return url === undefined ? undefined : { profile: url, severity }
  }

/** A booking system may leave the profile out, which warns (CCS-RES-005, [open]). */
const careConnect: Expectation = (resource) => {
  const url = careConnectProfiles[typeOf(resource)]
  return url === undefined ? undefined : { profile: url, severity: 'warning' }
}

/** What a set expects of resources that name no profile; undefined for FHIR alone, which has none to expect. */
export function expectationOf(set: SetName, store: DefinitionStore): Expectation | undefined {
  if (set === 'fhir-stu3') return undefined
  return set === 'careconnect' ? careConnect : gpConnect(store)
}
