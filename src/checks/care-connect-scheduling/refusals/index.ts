import type { Refusal } from '../../refusals/refusal.js'
import { careConnectBodies } from './bodies.js'
import { careConnectCalls } from './calls.js'
import { careConnectTokens } from './tokens.js'

/** Every refusal of Care Connect. Spec facts (Care Connect) section 5.5. */
export const careConnectRefusals: readonly Refusal[] = [...careConnectTokens, ...careConnectCalls, ...careConnectBodies]
