import type { JsonObject } from '../../core/index.js'
import type { Run } from '../run.js'
import type { Severity } from '../types.js'

/** A FHIRPath rule, ready to be evaluated at an element. */
export interface Invariant {
  readonly key: string
  readonly severity: Severity
  readonly expression: string
  /** Whether the rule holds; a text says why it could not be told. Never throws. */
  readonly test: (data: JsonObject, run: Run) => boolean | string
}
