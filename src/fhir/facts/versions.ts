import { createRequire } from 'node:module'

/** The versions of FHIR beside STU3 that a body may be of. */
export const OTHER_VERSIONS = ['DSTU2', 'R4'] as const
export type OtherVersion = (typeof OTHER_VERSIONS)[number]

/** What exists in a version, by the tables of fhirpath. */
interface Table {
  readonly type2Parent: Readonly<Record<string, string>>
  readonly path2Type: Readonly<Record<string, unknown>>
}

const require = createRequire(import.meta.url)
const tables = new Map<OtherVersion, Table>()

/** Some hundred kilobytes: read when a body holds something that STU3 does not have. */
function tableOf(version: OtherVersion): Table {
  const known = tables.get(version)
  if (known) return known
  const table = require(`fhirpath/fhir-context/${version.toLowerCase()}`) as Table
  tables.set(version, table)
  return table
}

const those = (has: (table: Table) => boolean): OtherVersion[] => OTHER_VERSIONS.filter((v) => has(tableOf(v)))

/** The other versions of FHIR that have a type of resource, such as `MedicationOrder` or `ServiceRequest`. */
export const versionsWithResource = (type: string): OtherVersion[] =>
  those(({ type2Parent }) => Object.hasOwn(type2Parent, type) && /Resource$/.test(type2Parent[type] ?? ''))

/** The other versions of FHIR that have an element, such as `Patient.careProvider` or `Encounter.reasonCode`. */
export const versionsWithElement = (path: string): OtherVersion[] =>
  those(({ path2Type }) => Object.hasOwn(path2Type, path))

/** The other versions in which an element is an object, where STU3 has a text: `Condition.clinicalStatus` in R4. */
export const versionsWithObjectAt = (path: string): OtherVersion[] =>
  those(({ path2Type }) => Object.hasOwn(path2Type, path) && /^[A-Z]/.test(String(path2Type[path])))

/** Where profiles of other versions are published: NHS England's of DSTU2, UK Core and its kin of R4. */
const PROFILES: readonly (readonly [url: RegExp, version: OtherVersion])[] = [
  [/^https?:\/\/fhir\.nhs\.net\//, 'DSTU2'],
  // GP Connect and Care Connect never went beyond STU3: theirs is a URL that lacks its part, and no R4.
  [/^https?:\/\/fhir\.(?:hl7\.org|nhs)\.uk\/StructureDefinition\/(?!gpconnect|careconnect)/i, 'R4'],
]

/** The version of FHIR that a profile is one of, where its URL tells another than STU3. */
export const versionOfProfile = (url: string): OtherVersion | undefined => PROFILES.find(([of]) => of.test(url))?.[1]
