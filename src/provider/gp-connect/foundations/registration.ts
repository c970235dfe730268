import { asArray, asString, isObject, objects, type JsonObject, inWords } from '../../../core/index.js'
import { ukDate } from '../../../fhir/index.js'
import { extensionsOf } from '../rules/body.js'
import { honest, type Policies } from '../policies.js'
import { COMMUNICATION, nhsNumbers, officialNames } from './rules/register/parts.js'
import type { PatientRecord, PdsEntry, PersonName, PostalAddress, Telecom } from '../seed/schema.js'

/** A practice's record from a registration: the consumer's details first, gaps filled from PDS (spec facts 9.4). */

const texts = (value: unknown): string[] => asArray(value).filter((one) => typeof one === 'string')

const nameOf = ({ use, family, given, prefix }: JsonObject): PersonName => ({
  ...(use === undefined ? {} : { use: use as NonNullable<PersonName['use']> }),
  family: asString(family) ?? '',
  given: texts(given),
  prefix: texts(prefix),
})

/** Days that a temporary registration lasts: three months in practice. */
const LASTS = 90

const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const addressOf = ({ use, line, city, district, postalCode }: JsonObject): PostalAddress => ({
  use: use as PostalAddress['use'],
  lines: texts(line),
  ...(asString(city) === undefined ? {} : { city: inWords(city) }),
  ...(asString(district) === undefined ? {} : { county: inWords(district) }),
  ...(asString(postalCode) === undefined ? {} : { postcode: inWords(postalCode) }),
})

const telecomOf = ({ system, use, value }: JsonObject): Telecom => ({
  kind: system as Telecom['kind'],
  use: (use ?? 'home') as Telecom['use'],
  value: asString(value) ?? '',
})

/** Language and need of an interpreter from the nhsCommunication extension. */
function languageOf(patient: JsonObject): PatientRecord['language'] {
  const parts = objects(extensionsOf(patient, COMMUNICATION)[0]?.['extension'])
  const part = (url: string): JsonObject | undefined => parts.find((p) => p['url'] === url)
  const concept = part('language')?.['valueCodeableConcept']
  const code = isObject(concept) ? asString(objects(concept['coding'])[0]?.['code']) : undefined
  if (code === undefined) return undefined
  const interpreter = part('interpreterRequired')?.['valueBoolean']
  return { code, ...(typeof interpreter === 'boolean' ? { interpreterRequired: interpreter } : {}) }
}

const orElse = <T>(sent: readonly T[], kept: readonly T[] | undefined): T[] => [
  ...(sent.length > 0 ? sent : (kept ?? [])),
]

/**
 * The record that a registration makes.
 *
 * @param local - the inactive record of the same person, which becomes active again
 * @param id - logical id of a new record
 */
export function recordFrom(
  sent: JsonObject,
  pds: PdsEntry | undefined,
  local: PatientRecord | undefined,
  id: string,
  at: Date,
  { supplemented, sameRecord, type }: Policies['registration'] = honest.registration,
): PatientRecord {
  const known = supplemented ? pds : undefined
  const [nhsNumber = ''] = nhsNumbers(sent)
  const language = languageOf(sent) ?? local?.language
  const names = objects(sent['name']).filter((name) => !officialNames(sent).includes(name))
  return {
    id: (sameRecord ? local?.id : undefined) ?? id,
    version: (local?.version ?? 0) + 1,
    changed: at.toISOString(),
    nhsNumber,
    traced: true,
    name: nameOf(officialNames(sent)[0] ?? {}),
    otherNames: names.map(nameOf),
    gender: (asString(sent['gender']) ?? known?.gender ?? 'unknown') as PatientRecord['gender'],
    birthDate: asString(sent['birthDate']) ?? '',
    registrationType: type,
    registered: ukDate(at),
    expires: daysAfter(ukDate(at), LASTS),
    addresses: orElse(objects(sent['address']).map(addressOf), known?.addresses),
    telecom: orElse(objects(sent['telecom']).map(telecomOf), known?.telecom),
    contacts: local?.contacts ?? [],
    ...(language ? { language } : {}),
    ...(local?.preferredBranch === undefined ? {} : { preferredBranch: local.preferredBranch }),
    ...(local?.usualPractitioner === undefined ? {} : { usualPractitioner: local.usualPractitioner }),
    sensitive: false,
    dissentToShare: false,
  }
}
