import type { FaultOf } from '../../faults/family.js'
import { passes } from './make.js'

/** Faults of what a slot search refuses. */
export const slotSearchRefusals: readonly FaultOf[] = [
  passes('slot-search.times', 'Passes over bounds that it cannot read', ['slot-search-that-cannot-be-read']),
  passes('slot-search.service-known', 'Finds nothing for a service that nobody knows', ['service-that-nobody-knows']),
  passes('slot-search.not-past', 'Searches the past', ['slot-search-of-the-past']),
]
