import { kindOf, type FoundRecords } from '../../catalogue/index.js'
import { stanzaFor } from '../../run/stanzas.js'
import type { EmbeddedFile } from '../../target/index.js'
import { blockedBy, counted, type Asked } from './asked.js'
import type { Probe } from './probe.js'

/** The lists of a target file that name records. */
export type RecordsFile = Pick<EmbeddedFile, FoundRecords | 'sessions' | 'appointments' | 'register'>

/** True where the target file says of a record what the scenarios need. */
function isNamed(file: RecordsFile, { list, role, byId }: Asked): boolean {
  if (list === 'slots') return true
  if (list === 'pool') return file.register.pool.length > 0
  const entries: Readonly<Record<string, object>> = list === 'cases' ? file.register.cases : file[list]
  const entry = Object.hasOwn(entries, role) ? (entries[role] as Readonly<Record<string, unknown>>) : undefined
  if (!entry || list === 'cases' || list === 'sessions' || list === 'appointments') return entry !== undefined
  return entry[byId ? 'id' : kindOf(list).key] !== undefined || entry['id'] !== undefined
}

/** Which of the records that scenarios ask for the target file names, by list. */
export function recordProbes(file: RecordsFile, asked: readonly Asked[]): Probe[] {
  const lists = new Set(asked.map(({ list }) => list).filter((list) => list !== 'slots'))
  return [...lists].map((list) => {
    const all = asked.filter((one) => one.list === list)
    const missing = all.filter((one) => !isNamed(file, one))
    const probe = { hop: 'records', tried: list === 'cases' || list === 'pool' ? `register.${list}` : list }
    if (missing.length === 0) return { ...probe, health: 'ok', found: `all ${all.length} roles have a test record` }
    return {
      ...probe,
      health: 'warn',
      found: `${all.length - missing.length} of ${all.length} roles have a test record; none: ${counted(missing)}`,
      advice: `scenarios that need one of these are blocked:\n${missing.map(stanzaFor).join('\n')}`,
      blocks: blockedBy(missing),
    }
  })
}
