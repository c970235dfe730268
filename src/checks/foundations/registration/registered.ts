import type { Check } from '../../check.js'
import { found } from '../../comparison/matches.js'

/** Registrations that have to succeed, by what is special about them: each rule is proven by itself. */
const REGISTERED: readonly [id: string, ...reqs: string[]][] = [
  ['person-with-birth-date-as-on-pds-is-registered', 'FND-REGPAT-027'],
  ['person-with-two-date-parts-and-names-is-registered', 'FND-REGPAT-028'],
  ['patient-who-left-is-re-activated', 'FND-REGPAT-040', 'FND-REGPAT-036'],
  ['untraced-patient-who-left-is-re-activated', 'FND-REGPAT-037', 'FND-REGPAT-040', 'FND-REGPAT-036'],
]

export const registeredAllTheSame: readonly Check[] = REGISTERED.map(([id, ...reqs]) => found({ id, reqs }))
