import type { Check, Sequence } from './check.js'
import type { Refusal } from './refusals/refusal.js'

/** What a room of checks adds to the registry. */
export interface Part {
  /** Checks that features name one by one. */
  readonly checks: readonly Check[]
  /** Sequences that features name (`the <name> rules hold`). */
  readonly sequences: readonly Sequence[]
  /** Refusals, as data. */
  readonly refusals: readonly Refusal[]
}
