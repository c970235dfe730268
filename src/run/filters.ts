import type { Variant } from '../catalogue/index.js'
import type { Plan } from './plan.js'
import type { RunRequest } from './run-request.js'
import { select, type Selection } from './select.js'

/**
 * The scenarios of a plan that a request leaves in a variant.
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
  return {
    chosen: reasons.flatMap(({ scenario, reason }) => (reason === undefined ? [scenario] : [])),
    leftOut: [
      ...leftOut,
      ...reasons.flatMap(({ scenario, reason }) =>
        reason === undefined ? [] : [{ scenario, reason, because: 'option' as const }],
      ),
    ],
  }
}
