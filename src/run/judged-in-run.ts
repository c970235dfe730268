import type { RequirementId, Verdict } from '../core/index.js'
import { rowsIn, type FeatureRows, type JudgedRows } from './judged-rows.js'
import { keyOf } from './plan.js'
import type { ScenarioRecord } from './scenario.js'
import { tagValues } from './tags.js'

type Rows = Set<RequirementId>
type Ran = Pick<ScenarioRecord, 'uri' | 'line' | 'name' | 'variant' | 'tags' | 'findings'>

/** Verdicts on something that was looked at, graded or not. */
const SHOWN: readonly Verdict[] = ['pass', 'fail', 'warn', 'info']

const shownBy = ({ findings }: Ran): RequirementId[] =>
  findings.filter(({ verdict }) => SHOWN.includes(verdict)).flatMap(({ reqs }) => reqs)

/** The rows of each scenario's findings, by variant: feature file -> name -> variant -> rows. */
type Shown = Map<string, Map<string, Map<string, Rows>>>

const below = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}

function shownIn(scenarios: readonly Ran[]): Shown {
  const shown: Shown = new Map()
  for (const scenario of [...scenarios].sort((a, b) => (a.uri === b.uri ? a.line - b.line : a.uri < b.uri ? -1 : 1))) {
    const names = below(shown, scenario.uri, () => new Map<string, Map<string, Rows>>())
    const byVariant = below(names, scenario.name, () => new Map<string, Rows>())
    const rows = below(byVariant, scenario.variant, () => new Set())
    for (const row of shownBy(scenario)) rows.add(row)
  }
  return shown
}

const inOrder = (rows: Iterable<RequirementId>): string => [...new Set(rows)].sort().join(' ')

/**
 * The table of a run. A row that a scenario judges in one variant and not in another, though other scenarios judge it
 * there, is left out: it hangs on the data at hand.
 */
export function judgedRowsOf(scenarios: readonly Ran[]): JudgedRows {
  const judgedIn = new Map<string, Rows>()
  for (const scenario of scenarios)
    for (const row of shownBy(scenario)) below(judgedIn, scenario.variant, () => new Set()).add(row)
  const notIn = new Map<string, Rows>()
  const features: Record<string, FeatureRows> = {}
  for (const [uri, names] of shownIn(scenarios)) {
    const steady = [...names].map(([name, byVariant]): [string, RequirementId[]] => {
      const all = [...new Set([...byVariant.values()].flatMap((rows) => [...rows]))]
      const kept = all.filter((row) =>
        [...byVariant].every(([variant, rows]) => rows.has(row) || judgedIn.get(variant)?.has(row) !== true),
      )
      for (const [variant, rows] of byVariant)
        for (const row of kept) if (!rows.has(row)) below(notIn, variant, () => new Set()).add(row)
      return [name, kept]
    })
    features[uri] = featureRows(steady)
  }
  const variants = [...notIn].sort(([a], [b]) => (a < b ? -1 : 1))
  return { notIn: Object.fromEntries(variants.map(([id, rows]) => [id, inOrder(rows)])), features }
}

function featureRows(scenarios: readonly [string, readonly RequirementId[]][]): FeatureRows {
  const always = (scenarios[0]?.[1] ?? []).filter((row) => scenarios.every(([, rows]) => rows.includes(row)))
  const beside: Record<string, string[]> = {}
  for (const [name, rows] of scenarios) (beside[inOrder(rows.filter((row) => !always.includes(row)))] ??= []).push(name)
  return { always: inOrder(always), beside }
}

/** What a run judges otherwise than the committed table says, one line a scenario and variant. */
export function driftOf(table: JudgedRows, scenarios: readonly Ran[]): string[] {
  const found = judgedRowsOf(scenarios)
  const [before, after] = [rowsIn(table), rowsIn(found)]
  const lines = scenarios.flatMap((scenario) => {
    const [was, is] = [before(scenario, scenario.variant), after(scenario, scenario.variant)]
    const moved = [
      ...was.filter((row) => !is.includes(row)).map((row) => `-${row}`),
      ...is.filter((row) => !was.includes(row)).map((row) => `+${row}`),
    ]
    return moved.length === 0 ? [] : [`${keyOf(scenario)} in ${scenario.variant}: ${moved.join(' ')}`]
  })
  const stale = lines.length === 0 && JSON.stringify(found) !== JSON.stringify(table)
  return stale ? ['the committed rows are of other scenarios, or in another order'] : lines
}

/** Tags that no finding of their scenario backs in any variant: of whatever verdict, but for what was never judged. */
export function unbackedTags(scenarios: readonly Ran[]): string[] {
  const backed = new Map<string, Rows>()
  for (const scenario of scenarios)
    for (const { verdict, reqs } of scenario.findings)
      if (verdict !== 'blocked' && verdict !== 'error')
        for (const row of reqs) below(backed, keyOf(scenario), () => new Set()).add(row)
  const lines = scenarios.flatMap((scenario) =>
    tagValues(scenario, 'req')
      .filter((id) => backed.get(keyOf(scenario))?.has(id) !== true)
      .map((id) => `${keyOf(scenario)}: no finding backs @req:${id}`),
  )
  return [...new Set(lines)]
}
