import type { StandardName } from '../catalogue/index.js'
import type { RequestPlan } from '../core/index.js'
import type { Sender } from './sender.js'

/** One named change of a good request: what makes a negative test, or a test of what has to be accepted. */
export interface Deviation {
  /** In the words of the features, unique. */
  readonly name: string
  /**
   * `direct` where the SSP would refuse or mend the request itself (headers, token, media types, verbs), so that only
   * the direct hop shows what the provider does; `any` where the SSP passes it on.
   */
  readonly hop: 'direct' | 'any'
  apply(plan: RequestPlan, sender: Sender): RequestPlan
}

/** What the body of an interaction refers to by logical ids, in the words of its deviations. */
export interface BodyReferences {
  readonly standard: StandardName
  readonly interaction: string
  readonly places: readonly string[]
}

/** The plan with a deviation in it: sent byte for byte, on the hop that shows it. */
export function deviate(plan: RequestPlan, deviation: Deviation, sender: Sender): RequestPlan {
  const changed = deviation.apply(plan, sender)
  return { ...changed, wellFormed: false, hop: deviation.hop === 'direct' ? 'direct' : changed.hop }
}
