import type { ReplyBend } from '../bend.js'
import type { FaultOf, Proof } from './family.js'

/** A fault of the body in one line: name, what it says, the change, the check that notices. */
export const bodyFault = (name: string, says: string, apply: ReplyBend['apply'], proves: Proof): FaultOf => ({
  name,
  says,
  at: 'body',
  apply,
  proves,
})

/** A fault of a rule that is passed over, or of a behaviour that is changed. */
export const stateFault = (name: string, says: string, switches: readonly string[], proves: Proof): FaultOf => ({
  name,
  says,
  at: 'state',
  switches,
  proves,
})

/** The checks of refusals, by what is refused. */
export const refusing = (refusals: string | readonly string[]): string[] =>
  [refusals].flat().map((refusal) => `refuses-${refusal}`)
