import { kindOf } from '../../src/catalogue/index.js'
import { successStatus } from '../../src/checks/index.js'
import type { Exchange } from '../../src/core/index.js'
import { ukDayAfter } from '../../src/requests/index.js'
import { inKebab } from '../../src/run/roles.js'
import { bookingOf, readToGoOn } from '../scheduling/appointments.js'
import type { Slots } from '../scheduling/booking-under-test.js'
import { daysAhead, freeSlots, querySlots, sayChosen } from '../scheduling/slots.js'
import { Blocked } from '../support/blocked.js'
import { choose, shareOf } from '../support/choose.js'
import { identifierNamed, recordNamed } from '../support/records.js'
import type { GpcWorld } from '../world.js'

/** Services of a Directory of Services, their slots, and the visitors who are booked into them. */

/** The id of a service in the Directory of Services. @throws Blocked with what to write where the file names none */
export const serviceNamed = (world: GpcWorld, role: string): string =>
  identifierNamed(world, kindOf('services'), inKebab(role))

/**
 * Makes a service the one that the scenario is about.
 *
 * @returns its id in the Directory of Services
 * @throws Blocked with what to write where the target file names none
 */
export function selectService(world: GpcWorld, role: string): string {
  const service = serviceNamed(world, role)
  world.scenario.subject = recordNamed(world, kindOf('services'), inKebab(role))
  world.booking.service = service
  world.booking.serviceRole = role
  return service
}

/** The NHS number of whom a booking is for. @throws Blocked with what to write where the target file names none */
export const visitorNamed = (world: GpcWorld, role: string): string =>
  identifierNamed(world, kindOf('patients'), inKebab(role))

/** How many days from tomorrow on scenarios book in. */
const DAYS = 9

/** A day that is the scenario's own, by the run's seed and of its worker's share, so that the answers stay small. */
export function ownDay({ scenario, run: { randomSeed, clock } }: GpcWorld): number {
  const days = Array.from({ length: DAYS }, (_, i) => i + 1)
  const own = shareOf(days, (day) => ukDayAfter(clock.now(), day))
  return choose(own, `${scenario.key} ${randomSeed}`) ?? 1
}

/**
 * Chooses free slots of a service by the run's seed, and says so.
 *
 * @throws Blocked with what to load where there are not so many
 */
export async function chooseOfService(world: GpcWorld, role: string, count: number): Promise<Slots> {
  selectService(world, role)
  const { run, scenario } = world
  const free = (first: number, last: number) => freeSlots(world, querySlots(world, daysAhead(world, first, last)))
  const day = ownDay(world)
  let found = await free(day, day)
  if (found.length < count) found = shareOf(await free(1, DAYS + 1), ({ start }) => start.slice(0, 10))
  const starts = Array.from({ length: Math.max(found.length - count + 1, 0) }, (_, i) => i)
  const at = choose(starts, `${run.randomSeed} ${scenario.key}`) ?? 0
  const [first, ...more] = found.slice(at, at + count)
  if (!first || more.length < count - 1)
    throw new Blocked(`${run.target.label} offers fewer than ${count} free slots of "${role}" in the next ${DAYS} days`)
  return sayChosen(world, [first, ...more], found.length)
}

/** Books the chosen slot. */
export async function sendBooking(world: GpcWorld, patient: string, slots: Slots): Promise<Exchange> {
  const booked = await world.send(world.interaction('book-appointment'), bookingOf(world, patient, slots))
  await world.judge(successStatus, booked)
  return booked
}

/** Books the chosen slot and reads what was booked, as a consumer does before it changes an appointment. */
export async function bookForVisitor(world: GpcWorld, patient: string, slots: Slots): Promise<void> {
  await sendBooking(world, patient, slots)
  await readToGoOn(world)
}
