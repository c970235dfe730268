import type { Variant } from '../catalogue/index.js'
import { HarnessError, type Clock } from '../core/index.js'
import type { Register } from '../register/row.js'
import type { Target } from '../target/target.js'
import type { Validator } from '../validator/index.js'
import type { Ledger } from './ledger.js'

/** What the steps of a run work with. One at a time in a process; every worker of a parallel run makes its own. */
export interface RunContext {
  readonly target: Target
  readonly variant: Variant
  readonly register: Register
  readonly validator: Validator
  readonly clock: Clock
  /** What everything that is left to chance is chosen by, so that a run can be repeated. */
  readonly randomSeed: string
  /** What the run makes on the target, written down before it is made. */
  readonly ledger: Ledger
  /** False where nobody will read the exchanges afterwards (self-test): only their ids and interactions are kept. */
  readonly keepBodies?: false
  /** How many resources the validator has judged since it was last asked; reading it starts again from 0. */
  takeResourceCount(): number
}

// Support code and runner may be two copies of this module (test runners transform theirs), hence no module variable.
const KEY = Symbol.for('gpc-assure.run-context')
const holder = globalThis as { [KEY]?: RunContext }

/** Sets what the steps work with, before the first scenario; undefined when the run is over. */
export function setRunContext(context: RunContext | undefined): void {
  if (context) holder[KEY] = context
  else delete holder[KEY]
}

/**
 * What the steps work with.
 *
 * @throws HarnessError when no run was set up
 */
export function getRunContext(): RunContext {
  const context = holder[KEY]
  if (!context) throw new HarnessError('no-run-context', 'steps run outside of a run: no run context was set')
  return context
}
