import type { ReplyBend } from '../bend.js'
import type { FaultOf } from './family.js'

/** A fault of the body in one line: name, what it says, the change, the checks that must notice. */
export const bodyFault = (
  name: string,
  says: string,
  apply: ReplyBend['apply'],
  breaks: readonly string[],
): FaultOf => ({ name, says, at: 'body', apply, breaks })

/** A fault of a rule that is passed over, or of a behaviour that is changed. */
export const stateFault = (
  name: string,
  says: string,
  switches: readonly string[],
  breaks: readonly string[],
): FaultOf => ({ name, says, at: 'state', switches, breaks })
