import type { JsonObject } from '../core/index.js'
import type { EmbeddedFile } from './schema.js'
import type { RecordKind, TestRecord } from './target.js'

/** The key under which each kind's business identifier stands in the target file. */
const IDENTIFIER = {
  patients: 'nhsNumber',
  practitioners: 'sdsUserId',
  organisations: 'odsCode',
  locations: 'odsSiteCode',
  services: 'dosServiceId',
} as const satisfies Record<RecordKind, string>

type Entry = { id?: string | undefined; expect?: JsonObject | undefined } & {
  [K in (typeof IDENTIFIER)[RecordKind]]?: string | undefined
}

/** The test record of a role, or undefined where the file names none. */
export function recordOf(file: Pick<EmbeddedFile, RecordKind>, kind: RecordKind, role: string): TestRecord | undefined {
  const entry: Entry | undefined = Object.hasOwn(file[kind], role) ? file[kind][role] : undefined
  if (!entry) return undefined
  const { [IDENTIFIER[kind]]: identifier, id, expect } = entry
  return {
    role,
    ...(identifier === undefined ? {} : { identifier }),
    ...(id === undefined ? {} : { id }),
    ...(expect === undefined ? {} : { expect }),
  }
}
