import type { Dress } from '../../frame/dress.js'
import { holding, type Holds } from './records.js'

/** So many slots of a run without gaps: bookings of more than one want neighbours. */
const NEIGHBOURS = 2

/** The days on which nobody works: target files name slots of the first days and of those after a fortnight. */
const isQuiet = (day: number): boolean => day > 5 && day < 15

/**
 * A small practice: what the roles of a target file name, its appointments among it, and hardly a slot more. Without
 * what the file says is loaded it would be another practice, and rightly be told so.
 */
export const littleData: Dress<Holds> = {
  id: 'practice-with-little-data',
  says: 'A practice with few slots and nothing on file that nobody asked for',
  wears: [],
  records: holding((seed) => ({
    ...seed,
    sessions: seed.sessions.map((session) => ({
      ...session,
      days: session.days.filter((day) => !isQuiet(day)),
      slots: session.slots.map((run) => ({ ...run, count: Math.min(run.count, NEIGHBOURS) })),
    })),
    patients: seed.patients.map((patient) => ({ ...patient, withheld: undefined })),
  })),
}
