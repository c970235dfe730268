import type { RequestContext } from '../request-context.js'
import { honest, type MatchingPolicies } from '../policies.js'
import type { PatientRecord, PdsEntry } from '../seed/schema.js'

/** Which patients find and read show: spec facts sections 5.3 and 9.2. */

const first = (text: string, letters: number): string => text.slice(0, letters).toLowerCase()

/** How many of year, month and day two dates have in common. */
function partsInCommon(one: string, other: string): number {
  const parts = other.split('-')
  return one.split('-').filter((part, i) => part === parts[i]).length
}

/**
 * The rule by which a local record and PDS speak of the same person: the birth date is the same; or two of its parts
 * are, with the first three letters of the family name and the first letter of the given name.
 */
export function matchesPds(
  local: PatientRecord,
  pds: PdsEntry,
  matching: MatchingPolicies = honest.pds.matching,
): boolean {
  if (local.birthDate === pds.birthDate && matching.birthDateAlone) return true
  const { parts, letters } = matching
  const family = !matching.familyName || first(local.name.family, letters.family) === first(pds.family, letters.family)
  const given =
    !matching.givenName || first(local.name.given[0] ?? '', letters.given) === first(pds.given[0] ?? '', letters.given)
  return matching.nearly && partsInCommon(local.birthDate, pds.birthDate) >= parts && family && given
}

/** Looks an untraced number up on PDS and marks it verified where that is allowed. */
async function verify(patient: PatientRecord, { store, policies: { pds } }: RequestContext): Promise<boolean> {
  if (!pds.asked) return false
  const entry = await store.pds.retrieve(patient.nhsNumber)
  if (!entry) return pds.unknown
  const sound =
    (!entry.deceased || pds.deceased) &&
    (entry.flag === undefined || pds.flagged[entry.flag]) &&
    matchesPds(patient, entry, pds.matching)
  if (sound) store.markVerified(patient)
  return sound
}

/** True where the patient is on the books and alive, of whatever registration type. */
export const isActive = ({ left, died }: PatientRecord, { policies: { patients } }: RequestContext): boolean =>
  (left === undefined || patients.left) && (died === undefined || patients.deceased)

/** True where the patient is shown by find and read. May verify an untraced number on the way. */
export async function isShown(patient: PatientRecord, asked: RequestContext): Promise<boolean> {
  const { store, policies } = asked
  if (!isActive(patient, asked)) return false
  if (patient.sensitive && !policies.patients.sensitive) return false
  if (patient.registrationType !== 'R' && !policies.patients.irregular) return false
  if (patient.dissentToShare && !policies.patients.dissenting) return false
  return store.isVerified(patient) || (await verify(patient, asked))
}
