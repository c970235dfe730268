import { cpSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { csv, type CoverageRow, type OutOfScope } from '../register/index.js'
import { coverageOf, verdictsIn } from '../run/coverage.js'
import { variantIn, type RunRecord } from '../run/run-record.js'
import { generateAllure, type AllureReport } from './allure/generate.js'
import { exchangeFile, exchangeText } from './exchange-text.js'
import { findingsOf } from './findings.js'
import { stateOf } from './html/tables.js'
import type { Sources } from './html/failures.js'
import { page } from './html/page.js'
import { junit } from './junit.js'
import { harnessVersion, manifestOf } from './manifest.js'
import { summarise, type Summary } from './summary.js'

/** What evidence is written with. */
export interface EvidenceOptions extends Sources {
  readonly outOfScope: OutOfScope
  /** Rows that the self-test has proven. */
  readonly proven: ReadonlySet<string>
  /** Writes index.html and the Allure report too. */
  readonly html: boolean
  /** The run before this one, for Allure's trend. */
  readonly former?: string
}

/** What was written. */
export interface Written {
  readonly summary: Summary
  readonly allure?: AllureReport
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`

/**
 * Writes the evidence of a run into its folder; run.ndjson and allure-results are there already. manifest.json comes
 * last, since it holds the hashes of all others.
 */
export async function writeEvidence(run: RunRecord, folder: string, options: EvidenceOptions): Promise<Written> {
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text)
  for (const exchange of run.scenarios.flatMap((s) => s.exchanges))
    put(join('exchanges', exchangeFile(exchange)), exchangeText(exchange))
  const tables = new Map(
    run.variants.flatMap((id) => {
      const variant = variantIn(run, id)
      return variant ? [[id, coverageOf(run, variant, options.register, options.outOfScope, options.proven)]] : []
    }),
  )
  const summary = summarise(run, harnessVersion(), tables)
  put('findings.json', json(findingsOf(run, summary.availability ? [summary.availability] : [])))
  put('summary.json', json(summary))
  put('junit.xml', junit(run))
  put('coverage.csv', coverageTable(run, tables))
  if (options.html) put('index.html', page(run, summary, tables, options))
  const allure = options.html ? await allureReport(run, folder, options.former) : undefined
  put('manifest.json', json(manifestOf(run, folder)))
  return { summary, ...(allure && { allure }) }
}

/** coverage.csv of a run: the committed table's columns, and what this run said of the row. */
function coverageTable(run: RunRecord, tables: ReadonlyMap<string, readonly CoverageRow[]>): string {
  const header = ['variant', 'id', 'interaction', 'level', 'declared', 'exercised', 'proven', 'state', 'excused']
  const yes = (value: boolean): string => (value ? 'yes' : 'no')
  const lines = [...tables].flatMap(([id, table]) => {
    const variant = variantIn(run, id)
    const verdicts = variant ? verdictsIn(run, variant) : new Map<string, string[]>()
    return table.map((row) => [
      id,
      row.id,
      row.interaction,
      row.level,
      yes(row.declared),
      yes(row.exercised),
      yes(row.proven),
      stateOf(row, verdicts.get(row.id) ?? []),
      row.excused ?? '',
    ])
  })
  return csv([header, ...lines])
}

async function allureReport(run: RunRecord, folder: string, former: string | undefined): Promise<AllureReport> {
  const results = join(folder, 'allure-results')
  if (!existsSync(results)) return { generator: 'none', note: 'no Allure report: the run left no Allure results' }
  const history = former === undefined ? undefined : join(former, 'allure-report', 'history')
  if (history !== undefined && existsSync(history)) cpSync(history, join(results, 'history'), { recursive: true })
  writeFileSync(
    join(results, 'executor.json'),
    json({
      name: `gpc-assure ${harnessVersion()}`,
      type: 'gpc-assure',
      buildName: `${run.target.label} ${run.startedAt}`,
    }),
  )
  return generateAllure(results, join(folder, 'allure-report'), `${run.target.label}: ${run.variants.join(', ')}`)
}
