import { resourcesOf, type Answer } from '../../checks/index.js'
import { asString, systemClock, type JsonObject } from '../../core/index.js'
import {
  freeSlotsIn,
  groupsOf,
  retrieveQuery,
  slotNeeds,
  timesOf,
  ukDayAfter,
  type FreeSlot,
} from '../../requests/index.js'
import type { Asked } from './asked.js'
import type { Asker } from './asker.js'
import { patientIdOf, type LookedUp } from './look-up-roles.js'
import { shiftOf } from './zone.js'

const RETRIEVE = 'retrieve-patient-appointments'

/** What the appointment book showed, beside what was looked for. */
export interface Seen {
  /** Starts of slots and appointments, as they were written. */
  readonly starts: string[]
  /** By how many ms entries stand elsewhere than the target file tells. */
  readonly shifts: number[]
}

/** Sessions and appointments that no search shows to this consumer. */
const UNSEEN = new Set(['not-bookable', 'embargoed', 'empty', 'past', 'earlier-today'])
/** Days of the window in which scenarios book, from tomorrow on, and of the one of services. */
const [FORTNIGHT, OF_SERVICE] = [14, 10]

const slotsOf = (answer: Answer | string): readonly FreeSlot[] | string => {
  if (typeof answer === 'string') return answer
  return answer.status === 200 ? freeSlotsIn(answer.resource ?? {}) : `the slot search is answered ${answer.status}`
}

/** The free slots of some days, counted from today. */
async function freeSlots(asker: Asker, [first, last]: readonly [number, number], service?: string) {
  const now = systemClock.now()
  const { standard, target } = asker
  const range = { from: ukDayAfter(now, first), to: ukDayAfter(now, last), consumer: target.consumer }
  const query = standard.slotQuery({ ...range, ...(service !== undefined && { service }) })
  return slotsOf(await asker.ask(standard.slotSearch, { query }))
}

/** A session: one slot of it, at the time that the file tells. */
export async function lookUpSession(asker: Asker, asked: Asked, seen: Seen): Promise<LookedUp> {
  const known = asker.target.record('sessions', asked.role)?.expect
  if (!known) return { asked }
  const others = asker.target.consumer.organisationType === 'urgent-care' ? 'for-practices' : 'for-urgent-care'
  if (UNSEEN.has(asked.role) || asked.role === others) return { asked, because: 'no search shows it' }
  const { start } = timesOf(known, systemClock.now())
  const day = Number(known['day'])
  // One that runs past midnight ends on the next day.
  const slots = await freeSlots(asker, [day, day + 1])
  if (typeof slots === 'string') return { asked, problem: slots }
  return { asked, ...standing(start, slots.map((slot) => slot.start), seen, 'free slot') } // prettier-ignore
}

/** An appointment of the practice's diary, in the list of its patient. */
export async function lookUpAppointment(asker: Asker, asked: Asked, seen: Seen): Promise<LookedUp> {
  const known = asker.target.record('appointments', asked.role)?.expect
  if (!known) return { asked }
  if (UNSEEN.has(asked.role)) return { asked, because: 'no interaction shows it' }
  if (!asker.can(RETRIEVE)) return { asked, because: 'no read of this variant shows it' }
  const patient = asString(known['patient']) ?? ''
  const id = await patientIdOf(asker, patient)
  if (id === undefined) return { asked, problem: `its patient "${patient}" is not found` }
  const now = systemClock.now()
  const { start } = timesOf(known, now)
  const day = ukDayAfter(now, Number(known['day']))
  const list = await asker.ask(RETRIEVE, { id, query: retrieveQuery(day, day) })
  if (typeof list === 'string') return { asked, problem: list }
  if (list.status !== 200) return { asked, problem: `the list of its patient is answered ${list.status}` }
  const starts = resourcesOf(list).flatMap(({ resource }) => startOf(resource))
  return { asked, ...standing(start, starts, seen, 'appointment') }
}

const startOf = ({ resourceType, start }: JsonObject): string[] =>
  resourceType === 'Appointment' && typeof start === 'string' ? [start] : []

function standing(due: Date, starts: readonly string[], seen: Seen, what: string): { readonly problem?: string } {
  seen.starts.push(...starts)
  if (starts.some((start) => Date.parse(start) === due.getTime())) return {}
  const shift = shiftOf(due, starts)
  if (shift !== undefined) seen.shifts.push(shift)
  return { problem: `no ${what} at ${due.toISOString()}` }
}

/** What scenarios need of free slots, in the fortnight in which they book. */
export async function lookUpSlots(asker: Asker, asked: readonly Asked[], seen: Seen): Promise<LookedUp[]> {
  if (asked.length === 0) return []
  const slots = await freeSlots(asker, [1, FORTNIGHT])
  if (typeof slots === 'string') return asked.map((one) => ({ asked: one, problem: slots }))
  seen.starts.push(...slots.map(({ start }) => start))
  return asked.map((one) => {
    const need = slotNeeds.find(({ words }) => words === one.role)
    if (!need || groupsOf(slots, need).length > 0) return { asked: one }
    return { asked: one, problem: `none from tomorrow for two weeks: load ${need.load}` }
  })
}

/** A service that appointments are booked of: its free slots. */
export async function lookUpService(asker: Asker, asked: Asked, seen: Seen): Promise<LookedUp> {
  const service = asker.target.record('services', asked.role)?.identifier
  if (service === undefined) return { asked }
  if (!/with-free-slots/.test(asked.role)) return { asked, because: 'there is nothing to be seen of it' }
  const slots = await freeSlots(asker, [1, OF_SERVICE], service)
  if (typeof slots === 'string') return { asked, problem: slots }
  seen.starts.push(...slots.map(({ start }) => start))
  return slots.length > 0 ? { asked } : { asked, problem: `no free slot in the next ${OF_SERVICE} days` }
}
