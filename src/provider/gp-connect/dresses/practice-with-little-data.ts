import type { Dress } from '../../frame/dress.js'
import { holding, type Holds } from './records.js'

/** So many slots of a run without gaps: bookings of more than one want neighbours. */
const NEIGHBOURS = 3

/** A small practice: what the roles of a target file need, and hardly a slot more. */
export const littleData: Dress<Holds> = {
  id: 'practice-with-little-data',
  says: 'A practice with few slots and nothing on file that nobody asked for',
  wears: [],
  records: holding((seed) => ({
    ...seed,
    sessions: seed.sessions.map((session) => ({
      ...session,
      slots: session.slots.map((run) => ({ ...run, count: Math.min(run.count, NEIGHBOURS) })),
    })),
    patients: seed.patients.map(({ withheld: _kept, ...patient }) => patient),
  })),
}
