import { successStatus } from '../../src/checks/index.js'
import type { Exchange } from '../../src/core/index.js'
import { freeSlotsIn, ukDayAfter, type Parameter } from '../../src/requests/index.js'
import { Blocked } from '../support/blocked.js'
import { choose, shareOf } from '../support/choose.js'
import type { Slots } from '../scheduling/booking-under-test.js'
import { readHeld } from '../appointment-management/booking.js'
import type { GpcWorld } from '../world.js'

/** Services of a Directory of Services, their slots, and the visitors who are booked into them. */

const keyOf = (role: string): string => role.toLowerCase().replaceAll(' ', '-')

/**
 * Makes a service the one that the scenario is about.
 *
 * @returns its id in the Directory of Services
 * @throws Blocked with what to write where the target file names none
 */
export function serviceNamed(world: GpcWorld, role: string): string {
  const { target } = world.run
  const record = target.record('services', keyOf(role))
  if (record?.identifier === undefined)
    throw new Blocked(
      `${target.label} names no service for the role "${role}": add to the target file, below services: "${keyOf(role)}: { dosServiceId: '<DoS service id>' }"`,
    )
  world.subject = record
  world.diary.service = record.identifier
  return record.identifier
}

/**
 * The NHS number of somebody whom a booking is for.
 *
 * @throws Blocked with what to write where the target file names none
 */
export function visitorNamed({ run: { target } }: GpcWorld, role: string): string {
  const number = target.record('patients', keyOf(role))?.identifier
  if (number !== undefined) return number
  throw new Blocked(
    `${target.label} names nobody for the role "${role}": add to the target file, below patients: "${keyOf(role)}: { nhsNumber: '<10 digits>' }"`,
  )
}

/** How many days from tomorrow on scenarios book in. */
const DAYS = 9

/** The query of a service's slots, days counted from today. */
export const slotsOf = (world: GpcWorld, service: string, from: number, to: number): Parameter[] => {
  const now = world.run.clock.now()
  const { consumer } = world.run.target
  return world.dialect.slotQuery({ from: ukDayAfter(now, from), to: ukDayAfter(now, to), consumer, service })
}

/** A day that is the scenario's own, by the run's seed and of its worker's share, so that the answers stay small. */
export function ownDay({ place, run: { seed, clock } }: GpcWorld): number {
  const days = Array.from({ length: DAYS }, (_, i) => i + 1)
  const own = shareOf(days, (day) => ukDayAfter(clock.now(), day))
  return choose(own, `${place} ${seed}`) ?? 1
}

async function freeOn(world: GpcWorld, service: string, from: number, to: number) {
  const exchange = await world.send(world.asked(world.dialect.slotSearch), {
    query: slotsOf(world, service, from, to),
  })
  await world.judge(successStatus, exchange)
  return freeSlotsIn(world.answerOf(exchange)?.resource ?? {})
}

/**
 * Chooses free slots of a service by the run's seed, and says so.
 *
 * @throws Blocked with what to load where there are not so many
 */
export async function chooseOfService(world: GpcWorld, role: string, count: number): Promise<Slots> {
  const service = serviceNamed(world, role)
  const { run, place } = world
  const day = ownDay(world)
  let found = await freeOn(world, service, day, day)
  if (found.length < count)
    found = [...shareOf(await freeOn(world, service, 1, DAYS + 1), ({ start }) => start.slice(0, 10))]
  const starts = Array.from({ length: Math.max(found.length - count + 1, 0) }, (_, i) => i)
  const at = choose(starts, `${run.seed} ${place}`) ?? 0
  const [first, ...more] = found.slice(at, at + count)
  if (!first || more.length < count - 1)
    throw new Blocked(`${run.target.label} offers fewer than ${count} free slots of "${role}" in the next ${DAYS} days`)
  const words = [first, ...more].map(({ id, start, end }) => `Slot/${id} from ${start} to ${end}`).join(' and ')
  const note = `${words}, chosen out of ${found.length} with the seed ${run.seed}`
  await world.record([{ check: 'slot-is-chosen', verdict: 'info', reqs: [], note }])
  return [first, ...more]
}

/** Books the chosen slot. */
export async function sendBooking(world: GpcWorld, patient: string, slots: Slots): Promise<Exchange> {
  const booked = await world.send(world.asked('book-appointment'), world.diary.booking(patient, slots))
  await world.judge(successStatus, booked)
  return booked
}

/** Books the chosen slot and reads what was booked, as a consumer does before it changes an appointment. */
export async function bookForVisitor(world: GpcWorld, patient: string, slots: Slots): Promise<void> {
  await sendBooking(world, patient, slots)
  await readHeld(world)
}

/** Searches the day of the chosen slots anew, free ones alone unless another status is given. */
export async function searchDayAgain(world: GpcWorld, status = 'free'): Promise<Exchange> {
  const { slots, service } = world.diary
  if (!slots || service === undefined) throw new Blocked('no slot of a service was chosen')
  const { consumer } = world.run.target
  const day = slots[0].start.slice(0, 10)
  const query = world.dialect
    .slotQuery({ from: day, to: day, consumer, service })
    .map(([name, value]): Parameter => (name === 'status' ? [name, status] : [name, value]))
  const exchange = await world.send(world.asked(world.dialect.slotSearch), { query })
  await world.judge(successStatus, exchange)
  return exchange
}
