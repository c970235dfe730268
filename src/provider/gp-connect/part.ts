import type { Family } from '../frame/mutation/family.js'
import type { Benign } from '../frame/mutation/mutation.js'
import type { Endpoint } from './request-context.js'
import type { SpecTraits } from './specs.js'

/** What a product adds to a GP Connect provider. */
export interface Part {
  readonly endpoints: readonly Endpoint[]
  /** Its families of faults; each says where it applies. */
  readonly families: readonly Family<SpecTraits>[]
  /** Other ways that the specification allows. */
  readonly benign: readonly Benign[]
}
