import { kinds, type FoundRecords, type Variant } from '../../catalogue/index.js'
import { loadEmbedded, type EmbeddedFile } from '../../target/index.js'
import type { Probe } from './probe.js'

/** Which of the roles that scenarios ask for the target file names a test record for. */
export function recordProbes(file: Pick<EmbeddedFile, FoundRecords>, { standard }: Variant): Probe[] {
  const known = loadEmbedded(standard)
  const lists = kinds().map(({ records }) => records)
  return lists.flatMap((kind) => {
    const roles = Object.keys(known[kind])
    if (roles.length === 0) return []
    const missing = roles.filter((role) => !Object.hasOwn(file[kind], role))
    const probe = { hop: 'records', tried: kind }
    if (missing.length === 0) return { ...probe, health: 'ok', found: `all ${roles.length} roles have a test record` }
    return {
      ...probe,
      health: 'warn',
      found: `${roles.length - missing.length} of ${roles.length} roles have a test record; none: ${missing.join(', ')}`,
      advice: 'scenarios that need one of these are blocked; docs/test-data.md says what to load',
    }
  })
}
