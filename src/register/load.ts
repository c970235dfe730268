import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { orderOf } from '../catalogue/index.js'
import { inPackage } from '../core/index.js'
import { versionsOf } from './editions.js'
import { fail, readEntries } from './entries.js'
import { loadOwn, ownFile } from './own.js'
import type { Register, Row } from './row.js'
import { rowSchema } from './schema.js'

/** Files of the folder that are no lists of rows. */
const OTHERS = new Set(['spec-links', 'out-of-scope'])

/** What a file says of a row as it stands in memory. */
type RowFields = Omit<Row, 'register' | 'line' | 'versions' | 'speaksOf'>

/** The folder of the package's own register. */
export const registerFolder = inPackage('requirements')

/** The registers of a folder by name, in alphabetical order. */
export const registerNames = (folder = registerFolder): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .filter((name) => !OTHERS.has(name))
    .sort()

/**
 * Reads register files.
 *
 * @param names - which ones; all where absent
 * @throws GpcError naming file, line and id for an entry that is not a row, an id that is used twice, or a field of our
 *   own for a row that there is not
 */
export function loadRegister(names?: readonly string[], folder = registerFolder): Register {
  const byId = new Map<string, Row>()
  const own = new Map(registerNames(folder).map((name) => [name, loadOwn(folder, name)] as const))
  const judged = new Map<string, string[]>()
  for (const [id, { judgedBy }] of [...own.values()].flatMap((rows) => [...rows]))
    for (const check of judgedBy) judged.set(check, [...(judged.get(check) ?? []), id])
  const read = (register: string): void => {
    const file = join(folder, `${register}.yaml`)
    for (const { value, line } of readEntries(file, rowSchema)) {
      const twin = byId.get(value.id)
      if (twin) fail(file, line, `${value.id}: is used already in ${twin.register}.yaml line ${twin.line}`)
      const { since, until, not, only, ...rest } = value
      const refuse = (message: string): never => fail(file, line, `${value.id}: ${message}`)
      const versions = versionsOf({ since, until, not, only }, orderOf(register), refuse)
      const speaksOf = own.get(register)?.get(value.id)?.speaksOf
      byId.set(value.id, { ...(rest as RowFields), versions, register, line, ...(speaksOf && { speaksOf }) })
    }
    for (const [id, { line }] of own.get(register) ?? [])
      if (byId.get(id)?.register !== register)
        fail(ownFile(folder, register), line, `${id}: is no row of ${register}.yaml`)
  }
  const wanted = names ?? registerNames(folder)
  wanted.forEach(read)
  const rows = [...byId.values()]
  // A check may name a row of another product (the same rule stands in several): those files are read when asked for.
  const rest = registerNames(folder).filter((name) => !wanted.includes(name))
  const find = (id: string): Row | undefined => {
    for (let next; !byId.has(id) && (next = rest.shift()) !== undefined;) read(next)
    return byId.get(id)
  }
  return {
    rows,
    has: (id) => find(id) !== undefined,
    row: (id) => {
      const row = find(id)
      if (!row) throw new RangeError(`no requirement "${id}" in the register`)
      return row
    },
    judgedBy: (check) => judged.get(check) ?? [],
  }
}
