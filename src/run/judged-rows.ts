import { existsSync, readFileSync } from 'node:fs'
import { inPackage, type RequirementId } from '../core/index.js'
import type { Planned } from './gherkin-index.js'
import { tagValues } from './tags.js'

/**
 * Which rows each scenario judges, as a run on the embedded target shows it. Tags name the few rows that a scenario is
 * about; all others come from here, so that no tag has to be kept in step with the checks. Committed as
 * requirements/scenarios.json, written by `gpc-assure list --update`; rows stand in one text, separated by blanks.
 */
export interface JudgedRows {
  /** By variant the rows that nothing judges there, of those that its scenarios judge in other variants. */
  readonly notIn: Readonly<Record<string, string>>
  /** By feature file. */
  readonly features: Readonly<Record<string, FeatureRows>>
}

/** The rows of one feature's scenarios. */
export interface FeatureRows {
  /** Rows that every scenario of the feature judges. */
  readonly always: string
  /** The names of scenarios by the rows that they judge beside those. */
  readonly beside: Readonly<Record<string, readonly string[]>>
}

/** The rows that a scenario judges in a variant; none where nothing is known of it. */
export type RowsOf = (scenario: Pick<Planned, 'uri' | 'name'>, variant: string) => readonly RequirementId[]

/** The committed table. */
export const judgedRowsFile = inPackage('requirements', 'scenarios.json')

/** Reads the committed table; an empty one where there is none. */
export const readJudgedRows = (): JudgedRows =>
  existsSync(judgedRowsFile)
    ? (JSON.parse(readFileSync(judgedRowsFile, 'utf8')) as JudgedRows)
    : { notIn: {}, features: {} }

const wordsOf = (text: string): string[] => text.split(' ').filter(Boolean)

/** Looks rows up in a table. */
export function rowsIn({ notIn, features }: JudgedRows): RowsOf {
  const absent = new Map(Object.entries(notIn).map(([variant, rows]) => [variant, new Set(wordsOf(rows))]))
  const known = new Map<string, string[]>()
  for (const [uri, { always, beside }] of Object.entries(features))
    for (const [rows, names] of Object.entries(beside))
      for (const name of names) known.set(`${uri} ${name}`, wordsOf(`${always} ${rows}`))
  return ({ uri, name }, variant) =>
    (known.get(`${uri} ${name}`) ?? []).filter((row) => absent.get(variant)?.has(row) !== true)
}

let committed: RowsOf | undefined

/** The requirement ids of a scenario in a variant: those that it is about, by its tags, then all that it judges. */
export function reqsOf(scenario: Pick<Planned, 'uri' | 'name' | 'tags'>, variant: string): RequirementId[] {
  committed ??= rowsIn(readJudgedRows())
  return [...new Set([...tagValues(scenario, 'req'), ...committed(scenario, variant)])]
}
