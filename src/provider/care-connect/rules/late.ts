import { firstRefusal, type Refused } from '../../rule.js'
import type { Asked, CareRule } from '../asked.js'

/**
 * The refusal of a provider that does what it was asked for and refuses it afterwards: none in an honest one, which has
 * looked at its rules before.
 *
 * @param name - of the bend
 */
export const lateRefusal = (rules: readonly CareRule[], asked: Asked, name: string): Refused | undefined =>
  asked.bent(name) ? firstRefusal(rules, { ...asked, bent: () => false }) : undefined
