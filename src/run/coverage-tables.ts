import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Variant } from '../catalogue/index.js'
import { checks, rowsOf } from '../checks/index.js'
import { inPackage, packageRoot } from '../core/index.js'
import { coverageCsv, loadOutOfScope, openRows, type CoverageRow, type Register } from '../register/index.js'
import { coverageOf } from './coverage.js'
import { runEmbedded } from './embedded-run.js'
import { provenRows } from './kill-matrix.js'
import { planFeatures } from './plan.js'
import { tagValues } from './tags.js'

/** The committed table of a variant. */
export const tableFile = (variant: Variant): string => inPackage('requirements', 'coverage', `${variant.id}.csv`)

/** The table of each variant, from a run on the embedded target and the committed kill matrix. */
export async function tablesOf(chosen: readonly Variant[], register: Register): Promise<Map<Variant, CoverageRow[]>> {
  const record = await runEmbedded(chosen, register)
  const proven = provenRows(register)
  const outOfScope = loadOutOfScope()
  return new Map(chosen.map((v) => [v, coverageOf(record, v, register, outOfScope, proven)]))
}

/** Ids that a tag, a check or the list of what is out of scope names and no register file has. */
export async function unknownIds(register: Register): Promise<string[]> {
  const { scenarios } = await planFeatures()
  const tags = scenarios.flatMap((s) => tagValues(s, 'req').map((id) => ({ id, by: `${s.uri}:${s.line}` })))
  const named = checks.flatMap((check) => rowsOf(check, register).map((id) => ({ id, by: `check ${check.id}` })))
  const unknown = [...tags, ...named].filter(({ id }) => !register.has(id)).map(({ id, by }) => `${id} (${by})`)
  const stale = loadOutOfScope()
    .stale(register)
    .map((id) => `${id} (requirements/out-of-scope.yaml)`)
  return [...new Set([...unknown, ...stale])]
}

/** What is wrong with tables, one line each: a SHALL that is open, a committed table that says otherwise. */
export function problemsOf(tables: ReadonlyMap<Variant, readonly CoverageRow[]>): string[] {
  return [...tables].flatMap(([variant, table]) => {
    const open = openRows(table, 'proven').map((id) => {
      const row = table.find((r) => r.id === id)
      return `${variant.id}: ${id} is a SHALL that is ${row?.exercised ? 'not proven by a fault' : 'not exercised'}`
    })
    const file = tableFile(variant)
    const same = existsSync(file) && readFileSync(file, 'utf8') === coverageCsv(table)
    return [
      ...open,
      ...(same ? [] : [`${relative(packageRoot, file)} differs from what was found (gpc-assure coverage --update)`]),
    ]
  })
}
