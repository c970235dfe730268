import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findVariant, type Variant } from '../../src/catalogue/index.js'
import { packageRoot } from '../../src/core/index.js'
import type { Planned } from '../../src/run/gherkin-index.js'
import { ANYTHING, select } from '../../src/run/select.js'
import { tagValues } from '../../src/run/tags.js'

/** The two standards, and the variants that stand for each. */
export const SIDES = {
  gpConnect: ['foundations@1.2.7', 'appointment-management@1.2.7'],
  careConnect: ['care-connect-scheduling@a2si', 'care-connect-scheduling@2.0.4'],
} as const

/** One of the two. */
export type SideName = keyof typeof SIDES

/** The variants of a standard. */
export const variantsOf = (side: SideName): readonly Variant[] =>
  SIDES[side].map((id) => {
    const found = findVariant(id)
    if (!found) throw new RangeError(`no variant ${id}`)
    return found
  })

/** A feature that shows one side of a row. */
export interface Shown {
  readonly uri: string
  readonly feature: string
  /** Names of the scenarios; none where all of the feature show it. */
  readonly scenarios: readonly string[]
}

/** The features and scenarios that show a side of each row, by the row's id; only such as run in its variants. */
export function shownBy(scenarios: readonly Planned[], side: SideName): ReadonlyMap<string, readonly Shown[]> {
  const runs = new Set(
    variantsOf(side).flatMap((variant) => select(scenarios, variant, ANYTHING, { interactions: [], reqs: [] }).chosen),
  )
  const ids = new Set(scenarios.flatMap((s) => tagValues(s, 'difference')))
  return new Map([...ids].map((id) => [id, showing(id, scenarios, runs)]))
}

function showing(id: string, all: readonly Planned[], runs: ReadonlySet<Planned>): Shown[] {
  const tagged = all.filter((s) => runs.has(s) && tagValues(s, 'difference').includes(id))
  return [...new Set(tagged.map(({ uri }) => uri))].sort().map((uri) => {
    const mine = tagged.filter((s) => s.uri === uri)
    const whole = all.filter((s) => s.uri === uri).every((s) => tagValues(s, 'difference').includes(id))
    const names = whole ? [] : [...new Set(mine.map(nameOf))]
    return { uri, feature: mine[0]?.feature ?? uri, scenarios: names }
  })
}

/** The name of a scenario as it stands in its file: one for all rows of an outline. */
function nameOf({ uri, line, name }: Planned): string {
  const above = linesOf(uri).slice(0, line)
  const heading = above.findLast((text) => HEADING.test(text))
  return heading === undefined ? name : heading.replace(HEADING, '')
}

const HEADING = /^\s*Scenario(?: Outline)?: /

const read = new Map<string, readonly string[]>()

const linesOf = (uri: string): readonly string[] => {
  const lines = read.get(uri) ?? readFileSync(join(packageRoot, uri), 'utf8').split('\n')
  read.set(uri, lines)
  return lines
}
