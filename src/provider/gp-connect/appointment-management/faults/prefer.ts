import type { FaultOf } from '../../../frame/mutation/family.js'
import { stateFault } from '../../faults/state.js'

/** Faults of what a booking, an amendment and a cancellation make of Prefer. */
export const preferFaults: readonly FaultOf[] = [
  stateFault(
    'ignores-prefer',
    'Gives the whole resource where none is asked for',
    { prefer: { heeded: false } },
    'minimal-answer-is-empty',
  ),
  stateFault(
    'prefers-minimal',
    'Gives no resource where Prefer asks for it',
    { prefer: { minimal: /return/ } },
    'preferred-representation-is-given',
  ),
]
