import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readEntries } from './entries.js'
import { registerFolder } from './load.js'
import type { Register, Row } from './row.js'
import { scopeSchema, type ScopeEntry } from './schema.js'

/** Why rows are left out on purpose. */
export interface OutOfScope {
  /** The entry that covers the row, or undefined. */
  reason(row: Pick<Row, 'id'>): string | undefined
  /** Entries that cover no row of the register: they say nothing any more. */
  stale(register: Register): readonly string[]
}

/**
 * Reads requirements/out-of-scope.yaml; nothing is left out where there is none.
 *
 * @throws GpcError naming file and line for an entry of another form
 */
export function loadOutOfScope(folder = registerFolder): OutOfScope {
  const file = join(folder, 'out-of-scope.yaml')
  const entries = existsSync(file) ? readEntries(file, scopeSchema).map((e) => e.value) : []
  const covers = (entry: ScopeEntry, id: string): boolean =>
    entry.id === id || (entry.pattern !== undefined && new RegExp(`^(?:${entry.pattern})$`).test(id))
  return {
    reason: ({ id }) => {
      const entry = entries.find((e) => covers(e, id))
      return entry && (entry.issue === undefined ? entry.reason : `${entry.reason} (issue ${entry.issue})`)
    },
    stale: ({ rows }) =>
      entries.filter((e) => !rows.some((row) => covers(e, row.id))).map((e) => e.id ?? e.pattern ?? ''),
  }
}
