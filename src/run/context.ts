import type { Variant } from '../catalogue/index.js'
import { HarnessError, type Clock } from '../core/index.js'
import type { Register } from '../register/row.js'
import type { Target } from '../target/target.js'
import type { Validator } from '../validator/index.js'

/** What the steps of one run work with. One run is one process (or one worker), so it is kept for the module. */
export interface RunContext {
  readonly target: Target
  readonly variant: Variant
  readonly register: Register
  readonly validator: Validator
  readonly clock: Clock
  /** Seed of everything that is chosen by chance, so that a run can be repeated. */
  readonly seed: string
  /** Seed of everything that is chosen by chance, so that a run can be repeated. */
  readonly seed: string
}

let current: RunContext | undefined

/** Sets what the steps work with, before the first scenario; undefined when the run is over. */
export const setRunContext = (context: RunContext | undefined): void => {
  current = context
}

/**
 * What the steps work with.
 *
 * @throws HarnessError when no run was set up
 */
export function getRunContext(): RunContext {
  if (!current) throw new HarnessError('no-run-context', 'steps run outside of a run: no run context was set')
  return current
}
