import { stateFaultOf } from '../../frame/mutation/factories.js'
import type { Policies } from '../policies.js'

/** A fault of what a Care Connect provider decides otherwise. */
export const stateFault = stateFaultOf<Policies>()
