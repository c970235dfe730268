import type { Variant } from '../catalogue/index.js'
import type { Plan } from './plan.js'
import type { RunRequest } from './run-request.js'
import { select, type Offered, type Selection, type Wanted } from './select.js'
import { controlsFor, isControl } from './standing.js'

const NOTHING: Wanted = { interactions: [], reqs: [] }

/**
 * The scenarios of a plan that a request leaves in a variant, and the controls that they stand on.
 *
 * @param offered - what the target can be asked for
 */
export function applyFilters(plan: Plan, variant: Variant, offered: Offered, { wanted, only }: RunRequest): Selection {
  const { chosen, leftOut } = select(plan.scenarios, variant, offered, wanted, plan.tagged)
  const reasons = chosen.map((scenario) => ({ scenario, reason: only?.(variant, scenario) }))
  const kept = reasons.flatMap(({ scenario, reason }) => (reason === undefined ? [scenario] : []))
  const controls = new Set(
    controlsFor(kept, select(plan.scenarios.filter(isControl), variant, offered, NOTHING).chosen),
  )
  const runs = new Set([...kept, ...controls])
  return {
    controls: [...controls],
    chosen: plan.scenarios.filter((scenario) => runs.has(scenario)),
    leftOut: [
      ...leftOut.filter(({ scenario }) => !controls.has(scenario)),
      ...reasons.flatMap(({ scenario, reason }) =>
        reason === undefined || controls.has(scenario) ? [] : [{ scenario, reason, because: 'option' as const }],
      ),
    ],
  }
}
