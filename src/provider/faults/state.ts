import { stateFaultOf } from './named.js'
import type { Policies } from '../policies.js'

/** A fault of rules that a GP Connect provider passes over, or of its other decisions. */
export const stateFault = stateFaultOf<Policies>()
