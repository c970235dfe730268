import type { Planned } from '../gherkin-index.js'
import type { ScenarioRecord } from '../scenario.js'
import { standing } from '../standing.js'
import { isGreen } from '../verdict.js'
import type { Mutations } from './assign.js'
import type { Task, Trial } from './types.js'

/**
 * Every provider that answers everything alike, in every variant: each has checks of its own that they could please.
 */
export const alikeTasks = (all: readonly Mutations[]): Task[] =>
  all.flatMap(({ variant, alike }) =>
    alike.map(({ id, interactions }): Task => ({
      ...{ kind: 'alike', variant: variant.id, id, at: 'alike' },
      interactions,
      expected: [],
    })),
  )

/** What a run before a provider that answers everything alike came to. */
export function trialOfAlike(records: readonly ScenarioRecord[], planned: readonly Planned[]): Trial {
  const { scenarios } = standing(records, planned)
  const named = ({ uri, name }: ScenarioRecord): string => `${uri}: ${name}`
  return {
    scenarios: scenarios.length,
    checks: [],
    failing: [],
    reqs: [],
    errors: scenarios.filter(({ verdict }) => verdict === 'errored').map((s) => `${named(s)}: ${s.reason ?? ''}`),
    green: scenarios.filter(({ verdict }) => isGreen(verdict)).map(named),
  }
}
