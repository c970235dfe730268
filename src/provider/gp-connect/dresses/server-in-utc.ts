import type { Dress } from '../../frame/dress.js'
import { byZ, tellsWhenChanged } from '../../frame/dresses/changed.js'
import { writes } from '../../frame/dresses/make.js'
import { changedAtOnce, holding, UNCHANGING, type Holds } from './records.js'

/**
 * A server whose own clock is in UTC. Slots, appointments and planning horizons stay in British time, as GP Connect
 * wants them (spec facts, notation); all else is of FHIR's choice.
 */
export const inUtc: Dress<Holds> = {
  id: 'server-in-utc-that-is-right',
  says: 'A server in UTC, which tells British time where it has to',
  wears: [
    tellsWhenChanged([...UNCHANGING], byZ),
    writes('bundle-in-utc', 'Dates its Bundles in UTC', (resource, { now }) =>
      resource['resourceType'] === 'Bundle'
        ? { ...resource, meta: { ...(resource['meta'] as object), lastUpdated: now.toISOString() } }
        : resource,
    ),
    writes('statement-in-utc', 'Dates its capability statement in UTC, shortly before midnight', (resource) =>
      resource['resourceType'] === 'CapabilityStatement' ? { ...resource, date: '2024-06-30T23:30:00Z' } : resource,
    ),
  ],
  records: holding(changedAtOnce),
}
