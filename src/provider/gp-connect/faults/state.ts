import { stateFaultOf } from '../../frame/mutation/factories.js'
import type { Policies } from '../policies.js'

/** A fault of what a GP Connect provider decides otherwise. */
export const stateFault = stateFaultOf<Policies>()
