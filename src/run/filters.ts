import type { Variant } from '../catalogue/index.js'
import type { Plan } from './plan.js'
import type { RunRequest } from './run-request.js'
import { select, type Selection, type Wanted } from './select.js'
import { controlsFor, isControl } from './standing.js'

const NOTHING: Wanted = { interactions: [], reqs: [] }

/**
 * The scenarios of a plan that a request leaves in a variant, and the controls that they stand on.
 *
 * @param unsupported - interactions that the target declares it does not offer
 */
export function applyFilters(
  plan: Plan,
  variant: Variant,
  unsupported: readonly string[],
  { wanted, only }: RunRequest,
): Selection {
  const { chosen, leftOut } = select(plan.scenarios, variant, unsupported, wanted, plan.tagged)
  const reasons = chosen.map((scenario) => ({ scenario, reason: only?.(variant, scenario) }))
  const kept = reasons.flatMap(({ scenario, reason }) => (reason === undefined ? [scenario] : []))
  const controls = new Set(
    controlsFor(kept, select(plan.scenarios.filter(isControl), variant, unsupported, NOTHING).chosen),
  )
  const runs = new Set([...kept, ...controls])
  return {
    chosen: plan.scenarios.filter((scenario) => runs.has(scenario)),
    leftOut: [
      ...leftOut.filter(({ scenario }) => !controls.has(scenario)),
      ...reasons.flatMap(({ scenario, reason }) =>
        reason === undefined || controls.has(scenario) ? [] : [{ scenario, reason, because: 'option' as const }],
      ),
    ],
  }
}
