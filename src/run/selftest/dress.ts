import type { Planned } from '../gherkin-index.js'
import { keyOf } from '../plan.js'
import type { ScenarioRecord } from '../scenario.js'
import { standing } from '../standing.js'
import type { ScenarioVerdict } from '../verdict.js'
import type { Mutations } from './assign.js'
import type { Task, Trial, Worn } from './types.js'

/** How much of a run may be blocked before a dress, the honest provider blocking nothing: what its records lack. */
const MAY_BE_BLOCKED = 0.03

/**
 * The dresses of every variant: with every scenario where they are named, else with what no earlier variant of the
 * product has, and of scenarios that are alike the first.
 *
 * @param ids - only these
 */
export const dressTasks = (all: readonly Mutations[], ids?: readonly string[]): Task[] =>
  all.flatMap(({ variant, dresses }, i) => {
    const earlier = all.slice(0, i).filter((other) => other.variant.product === variant.product)
    const after = earlier.map((other) => other.variant.id)
    return dresses
      .filter((id) => ids === undefined || ids.includes(id) || ids.includes(EVERY))
      .map((id): Task => ({
        ...{ kind: 'dress', variant: variant.id, id, at: 'dress', interactions: 'any', expected: [] },
        ...(ids === undefined ? { after } : { whole: true }),
      }))
  })

/** The word for all dresses. */
export const EVERY = 'all'

const why = ({ reason, findings }: ScenarioRecord, verdict: string): string =>
  [
    reason,
    ...new Set(
      findings
        .filter((f) => f.verdict === verdict)
        .map(({ check, at, received, note }) => [check, at, received, note].filter(Boolean).join(' ')),
    ),
  ]
    .filter(Boolean)
    .join('; ')

/** What a run before a dressed provider came to. */
export function trialOfDress(records: readonly ScenarioRecord[], planned: readonly Planned[], ms: number): Trial {
  const { scenarios } = standing(records, planned)
  const those = (verdict: ScenarioVerdict, finding: string): string[] =>
    scenarios.filter((s) => s.verdict === verdict).map((s) => `${keyOf(s)} ${s.name}: ${why(s, finding)}`)
  const [failed, blocked] = [those('failed', 'fail'), those('blocked', 'blocked')]
  return {
    ...{ scenarios: scenarios.length, checks: [], failing: [], reqs: [], errors: those('errored', 'error') },
    worn: { failed, blocked, ms },
  }
}

/** What stands against the harness: a dress is right, so that nothing of it fails, and little of it is out of reach. */
export function accusations({ scenarios, worn }: Trial): string[] {
  const { failed, blocked } = worn ?? NOTHING
  const many = blocked.length > scenarios * MAY_BE_BLOCKED
  return [...failed, ...(many ? blocked.map((line) => `blocked: ${line}`) : [])]
}

const NOTHING: Worn = { failed: [], blocked: [], ms: 0 }

/** The line of a table of dresses. */
export interface DressRow {
  readonly dress: string
  readonly variant: string
  readonly scenarios: number
  readonly failed: number
  readonly errors: number
  readonly blocked: number
  readonly seconds: number
}

/** The table of the dresses that were tried. */
export const dressRows = (trials: readonly (readonly [Task, Trial])[]): DressRow[] =>
  trials.flatMap(([{ kind, id, variant }, { scenarios, errors, worn }]) =>
    kind !== 'dress' || !worn
      ? []
      : {
          ...{ dress: id, variant, scenarios, errors: errors.length },
          ...{ failed: worn.failed.length, blocked: worn.blocked.length, seconds: Math.round(worn.ms / 100) / 10 },
        },
  )
