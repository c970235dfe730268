import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { variants, type Variant } from '../catalogue/index.js'
import { checks } from '../checks/index.js'
import { inPackage } from '../core/index.js'
import {
  countCoverage,
  coverageCsv,
  isShall,
  loadOutOfScope,
  loadRegister,
  openRows,
  type CoverageRow,
  type Register,
} from '../register/index.js'
import { coverageOf } from '../run/coverage.js'
import { provenRows } from '../run/kill-matrix.js'
import { runEmbedded } from '../run/embedded-run.js'
import { planFeatures } from '../run/plan.js'
import { tagValues } from '../run/tags.js'
import { columns } from './columns.js'
import { collect, variantOf } from './options.js'

interface Options {
  readonly variant?: string[]
  readonly check?: boolean
  readonly update?: boolean
  readonly json?: boolean
}

/** The committed table of a variant. */
const fileOf = (variant: Variant): string => inPackage('requirements', 'coverage', `${variant.id}.csv`)

/** The table of each variant, from a run on the embedded target and the committed kill matrix. */
async function tablesOf(chosen: readonly Variant[], register: Register): Promise<Map<Variant, CoverageRow[]>> {
  const record = await runEmbedded(chosen, register)
  const proven = provenRows()
  const outOfScope = loadOutOfScope()
  return new Map(chosen.map((v) => [v, coverageOf(record, v, register, outOfScope, proven)]))
}

/** Ids that a tag, a check or the list of what is out of scope names and no register file has. */
async function unknownIds(register: Register): Promise<string[]> {
  const { scenarios } = await planFeatures()
  const tags = scenarios.flatMap((s) => tagValues(s, 'req').map((id) => ({ id, by: `${s.uri}:${s.line}` })))
  const named = checks.flatMap((check) => check.reqs.map((id) => ({ id, by: `check ${check.id}` })))
  const unknown = [...tags, ...named].filter(({ id }) => !register.has(id)).map(({ id, by }) => `${id} (${by})`)
  const stale = loadOutOfScope()
    .stale(register)
    .map((id) => `${id} (requirements/out-of-scope.yaml)`)
  return [...new Set([...unknown, ...stale])]
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

/** What `--check` finds wrong, one line each. */
function problemsOf(tables: ReadonlyMap<Variant, readonly CoverageRow[]>): string[] {
  return [...tables].flatMap(([variant, table]) => {
    const open = openRows(table, 'proven').map((id) => {
      const row = table.find((r) => r.id === id)
      return `${variant.id}: ${id} is a SHALL that is ${row?.exercised ? 'not proven by a fault' : 'not exercised'}`
    })
    const name = join('requirements', 'coverage', `${variant.id}.csv`)
    const file = fileOf(variant)
    const same = existsSync(file) && readFileSync(file, 'utf8') === coverageCsv(table)
    return [...open, ...(same ? [] : [`${name} differs from what was found (gpc-assure coverage --update)`])]
  })
}

async function coverageReport(options: Options): Promise<number> {
  const chosen = options.variant ? options.variant.map(variantOf) : variants()
  const register = loadRegister()
  const unknown = options.check ? await unknownIds(register) : []
  const tables = await tablesOf(chosen, register)
  if (options.update) mkdirSync(inPackage('requirements', 'coverage'), { recursive: true })
  if (options.update) for (const [variant, table] of tables) writeFileSync(fileOf(variant), coverageCsv(table))
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
