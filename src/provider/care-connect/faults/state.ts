import { stateFaultOf } from '../../faults/named.js'
import type { Policies } from '../policies.js'

/** A fault of rules that a Care Connect provider passes over, or of its other decisions. */
export const stateFault = stateFaultOf<Policies>()
