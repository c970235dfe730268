import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { inPackage } from '../core/index.js'
import { fail, readEntries } from './entries.js'
import type { Register, Row } from './row.js'
import { rowSchema } from './schema.js'

/** Files of the folder that are no lists of rows. */
const OTHERS = new Set(['spec-links', 'out-of-scope'])

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
 * @throws GpcError naming file, line and id for an entry that is not a row, or an id that is used twice
 */
export function loadRegister(names?: readonly string[], folder = registerFolder): Register {
  const byId = new Map<string, Row>()
  const read = (register: string): void => {
    const file = join(folder, `${register}.yaml`)
    for (const { value, line } of readEntries(file, rowSchema)) {
      const twin = byId.get(value.id)
      if (twin) fail(file, line, `${value.id}: is used already in ${twin.register}.yaml line ${twin.line}`)
      byId.set(value.id, { ...(value as Omit<Row, 'register' | 'line'>), register, line })
    }
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
  }
}
