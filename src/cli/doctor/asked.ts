import type { Variant } from '../../catalogue/index.js'
import { planFeatures, type Plan } from '../../run/plan.js'
import type { AskedRole } from '../../run/roles.js'
import { select, type Offered } from '../../run/select.js'

/** A record that scenarios of a variant ask for, and which. */
export interface Asked extends AskedRole {
  /** Names of the scenarios, with their feature. */
  readonly scenarios: readonly string[]
}

/** The features do not change while a command runs. */
let plan: Promise<Plan> | undefined

/** Everything that the scenarios of a variant ask for, of what the target offers. */
export async function askedBy(variant: Variant, offered: Offered): Promise<Asked[]> {
  const { scenarios, asks } = await (plan ??= planFeatures())
  const { chosen } = select(scenarios, variant, offered, { interactions: [], reqs: [] })
  const known = new Map<string, { one: AskedRole; scenarios: string[] }>()
  for (const scenario of chosen)
    for (const one of asks(scenario)) {
      const key = `${one.list} ${one.role}`
      const { one: before = one, scenarios: names = [] } = known.get(key) ?? {}
      names.push(`${scenario.feature}: ${scenario.name}`)
      known.set(key, { one: { ...one, byId: one.byId || before.byId }, scenarios: names })
    }
  return [...known.values()].map(({ one, scenarios: names }) => ({ ...one, scenarios: names }))
}

/** So many scenarios, in words. */
export const scenarioCount = ({ scenarios: { length } }: Asked): string =>
  `${length} scenario${length === 1 ? '' : 's'}`

/** Some roles of a list, each with the number of the scenarios that need it. */
export const counted = (asked: readonly Asked[]): string =>
  asked.map((one) => `${one.role} (${scenarioCount(one)})`).join(', ')

/** The scenarios that cannot run without some records, each once. */
export const blockedBy = (asked: readonly Asked[]): string[] => [...new Set(asked.flatMap((one) => one.scenarios))]
