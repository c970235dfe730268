import type { Dress } from '../../frame/dress.js'
import { byZ } from '../../frame/dresses/changed.js'
import type { Holds } from './records.js'
import { slotTimes } from './times.js'

/** A server in UTC that writes its instants by the letter Z, without milliseconds. */
export const inUtc: Dress<Holds> = {
  id: 'server-in-utc-that-is-right',
  says: 'A server in UTC',
  wears: [slotTimes('slots-by-z', 'Writes the times of slots in UTC, without milliseconds', byZ)],
}
