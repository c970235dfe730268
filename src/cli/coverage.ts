import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Command } from 'commander'
import { variants, type Variant } from '../catalogue/index.js'
import { countCoverage, coverageCsv, isShall, loadRegister, openRows, type CoverageRow } from '../register/index.js'
import { problemsOf, tableFile, tablesOf, unknownIds } from '../run/coverage-tables.js'
import { columns } from './columns.js'
import { collect, variantOf } from './options.js'

interface Options {
  readonly variant?: string[]
  readonly check?: boolean
  readonly update?: boolean
  readonly json?: boolean
}

const tableText = (variant: Variant, table: readonly CoverageRow[]): string => {
  const interactions = [...new Set(table.map((row) => row.interaction))]
  const lines = interactions.map((id) => {
    const rows = table.filter((row) => row.interaction === id)
    const count = (of: (row: CoverageRow) => boolean): number => rows.filter(of).length
    return [
      `  ${id}`,
      rows.length,
      count((r) => isShall(r.level)),
      count((r) => r.declared),
      count((r) => r.exercised),
      count((r) => r.proven),
      count((r) => r.excused !== undefined),
      openRows(rows, 'proven').length,
    ]
  })
  return columns([[variant.id, 'rows', 'SHALL', 'declared', 'exercised', 'proven', 'excused', 'open'], ...lines])
}

async function coverageReport(options: Options): Promise<number> {
  const chosen = options.variant ? options.variant.map(variantOf) : variants()
  const register = loadRegister()
  const unknown = options.check ? await unknownIds(register) : []
  const tables = await tablesOf(chosen, register)
  for (const [variant, table] of options.update ? tables : []) {
    mkdirSync(dirname(tableFile(variant)), { recursive: true })
    writeFileSync(tableFile(variant), coverageCsv(table))
  }
  if (options.json) {
    const out = [...tables].map(([v, rows]) => [
      v.id,
      { ...countCoverage(rows), unproven: openRows(rows, 'proven'), rows },
    ])
    process.stdout.write(`${JSON.stringify(Object.fromEntries(out), undefined, 2)}\n`)
  } else process.stdout.write(`${[...tables].map(([v, rows]) => tableText(v, rows)).join('\n\n')}\n`)
  if (!options.check) return 0
  const problems = [...unknown.map((line) => `unknown id: ${line}`), ...problemsOf(tables)]
  for (const line of problems) process.stderr.write(`${line}\n`)
  return problems.length === 0 ? 0 : 1
}

/** `gpc-assure coverage`. */
export const coverageCommand = (): Command =>
  new Command('coverage')
    .description('Show which requirements are declared, exercised on the embedded target, proven by a fault, excused')
    .option('--variant <id>', 'only this variant, repeatable', collect)
    .option('--check', 'fail on an open SHALL, an unknown id, or drift of the committed tables')
    .option('--update', 'rewrite the committed tables')
    .option('--json', 'print the tables as JSON')
    .addHelpText('after', '\nExample:\n  gpc-assure coverage --variant foundations@1.2.7 --check')
    .action(async (options: Options) => {
      process.exitCode = await coverageReport(options)
    })
