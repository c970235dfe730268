import type { Check } from '../../check.js'
import { found, leftOut } from '../../comparison/matches.js'
import { byDeclaration } from '../../toolkit/absence.js'

const NOT_FOUND = 'PATIENT_NOT_FOUND'

/** Records that a search or read has to give, by what is special about them. */
const FOUND: readonly [id: string, ...reqs: string[]][] = [
  ['temporary-patient-is-found', 'FND-FINDPAT-013'],
  ['patient-with-dissent-to-share-is-served', 'FND-IG-001', 'SPINE-IG-004'],
  ['untraced-patient-with-birth-date-as-on-pds-is-found', 'FND-FINDPAT-037', 'FND-FINDPAT-036', 'FND-FINDPAT-041'],
  ['untraced-patient-with-two-date-parts-and-names-is-found', 'FND-FINDPAT-038', 'FND-FINDPAT-036', 'FND-FINDPAT-041'],
]

/** Records that a search leaves out. */
const LEFT_OUT: readonly [id: string, ...reqs: string[]][] = [
  ['patient-who-left-is-not-found', 'FND-FINDPAT-013'],
  ['deceased-patient-is-not-found', 'FND-FINDPAT-013'],
  ['superseded-number-finds-nobody', 'FND-FINDPAT-010', 'FND-FINDPAT-013'],
  ['unverifiable-patient-is-not-found', 'FND-FINDPAT-038', 'FND-FINDPAT-042', 'FND-FINDPAT-036'],
  ['patient-not-on-pds-is-not-found', 'FND-FINDPAT-042', 'FND-FINDPAT-036'],
  ['patient-deceased-on-pds-is-not-found', 'FND-FINDPAT-039', 'FND-FINDPAT-042', 'FND-FINDPAT-036'],
  ['patient-flagged-on-pds-is-not-found', 'FND-FINDPAT-040', 'FND-FINDPAT-042', 'FND-FINDPAT-036'],
  ['sensitive-patient-is-left-out', 'FND-IG-004', 'FND-FINDPAT-043'],
]

/** The same where, up to 1.2.8, one page asks for an empty Bundle and another for an error (A21). */
const LEFT_OUT_OR_REFUSED: readonly [id: string, ...reqs: string[]][] = [
  ['sensitive-patient-is-not-found', 'FND-IG-003'],
  ['patient-sensitive-on-pds-is-not-found', 'FND-FINDPAT-040', 'FND-FINDPAT-042', 'FND-FINDPAT-036'],
]

/** That somebody is left out shows something where another is found, and stands on the target file's word. */
const heldBack = (id: string, reqs: readonly string[], orNotFound?: string): Check => {
  const check = leftOut({ id, reqs }, orNotFound)
  return { ...check, judge: (answer, context) => [check.judge(answer, context)].flat().flatMap(byDeclaration) }
}

/** Who is found and who is not: one check for each circumstance, so that each rule is proven by itself. */
export const patientsFound: readonly Check[] = [
  ...FOUND.map(([id, ...reqs]) => found({ id, reqs })),
  ...LEFT_OUT.map(([id, ...reqs]) => heldBack(id, reqs)),
  ...LEFT_OUT_OR_REFUSED.map(([id, ...reqs]) => heldBack(id, reqs, NOT_FOUND)),
]
