import { kindOf, type KindOfTable } from '../catalogue/index.js'
import type { JsonObject } from '../core/index.js'
import type { EmbeddedFile } from './schema.js'
import type { RecordKind, TestRecord } from './target.js'

/** What stands in the appointment book has no identifier: it is told by its time. */
type Booked = 'sessions' | 'appointments'

type Entry = { id?: string | undefined; expect?: JsonObject | undefined } & {
  [K in KindOfTable['key']]?: string | undefined
}

/** The test record of a role, or undefined where the file names none. */
export function recordOf(file: Pick<EmbeddedFile, RecordKind>, kind: RecordKind, role: string): TestRecord | undefined {
  if (kind === 'sessions' || kind === 'appointments') return bookedOf(file[kind], role)
  const entry: Entry | undefined = Object.hasOwn(file[kind], role) ? file[kind][role] : undefined
  if (!entry) return undefined
  const { [kindOf(kind).key]: identifier, id, expect } = entry
  return {
    role,
    ...(identifier === undefined ? {} : { identifier }),
    ...(id === undefined ? {} : { id }),
    ...(expect === undefined ? {} : { expect }),
  }
}

function bookedOf(book: EmbeddedFile[Booked], role: string): TestRecord | undefined {
  const entry = Object.hasOwn(book, role) ? book[role] : undefined
  if (!entry) return undefined
  const known = Object.entries(entry).filter(([name, value]) => name !== 'says' && value !== undefined)
  return { role, expect: Object.fromEntries(known) }
}
