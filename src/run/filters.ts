import type { Variant } from '../catalogue/index.js'
import type { Plan } from './plan.js'
import type { RunRequest } from './run-request.js'
import { select, type Offered, type Selection } from './select.js'

/**
 * The scenarios of a plan that a request leaves in a variant.
 *
 * @param offered - what the target can be asked for
 */
export function applyFilters(plan: Plan, variant: Variant, offered: Offered, { wanted, only }: RunRequest): Selection {
  const { chosen, leftOut } = select(plan.scenarios, variant, offered, wanted, plan.tagged)
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
