import type { Asked } from './asked.js'
import type { PatientRecord, PdsEntry } from './seed/schema.js'

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
export function matchesPds(local: PatientRecord, pds: PdsEntry, bent: Asked['bent'] = () => false): boolean {
  if (local.birthDate === pds.birthDate && !bent('pds.names-always')) return true
  const parts = bent('pds.one-part-is-enough') ? 1 : 2
  const letters = bent('pds.names-in-full') ? Infinity : undefined
  const family = bent('pds.family-name') || first(local.name.family, letters ?? 3) === first(pds.family, letters ?? 3)
  const given =
    bent('pds.given-name') || first(local.name.given[0] ?? '', letters ?? 1) === first(pds.given[0] ?? '', letters ?? 1)
  return !bent('pds.exact-birth-date-only') && partsInCommon(local.birthDate, pds.birthDate) >= parts && family && given
}

/** Looks an untraced number up on PDS and marks it verified where that is allowed. */
async function verify(patient: PatientRecord, { store, bent }: Asked): Promise<boolean> {
  if (bent('pds.asked')) return true
  if (bent('pds.never-asked')) return false
  const entry = await store.pds.retrieve(patient.nhsNumber)
  if (!entry) return bent('pds.known')
  const sound =
    (!entry.deceased || bent('pds.alive')) &&
    (entry.flag === undefined || bent(`pds.flag-${entry.flag}`)) &&
    matchesPds(patient, entry, bent)
  if (sound) store.markVerified(patient)
  return sound
}

/** True where the patient is on the books and alive, of whatever registration type. */
export const isActive = ({ left, died }: PatientRecord, { bent }: Asked): boolean =>
  (left === undefined || bent('patient.not-left')) && (died === undefined || bent('patient.alive'))

/** True where the patient is shown by find and read. May verify an untraced number on the way. */
export async function isShown(patient: PatientRecord, asked: Asked): Promise<boolean> {
  const { store, bent } = asked
  if (!isActive(patient, asked)) return false
  if (patient.sensitive && !bent('patient.not-sensitive')) return false
  if (patient.registrationType !== 'R' && bent('patient.regular-only')) return false
  if (patient.dissentToShare && bent('patient.dissent-hides')) return false
  return store.isVerified(patient) || (await verify(patient, asked))
}
