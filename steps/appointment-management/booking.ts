import { successStatus } from '../../src/checks/index.js'
import {
  groupsOf,
  slotNeeds,
  slotQuery,
  timesOf,
  type Deviation,
  type FreeSlot,
  type SlotNeed,
} from '../../src/requests/index.js'
import { bookingOf, readToGoOn } from '../scheduling/appointments.js'
import type { KnownAppointment, Slots } from '../scheduling/booking-under-test.js'
import { daysAhead, freeSlots, querySlots, sayChosen } from '../scheduling/slots.js'
import { Blocked } from '../support/blocked.js'
import { choose, shareOf } from '../support/choose.js'
import { patientId } from '../support/records.js'
import type { GpcWorld } from '../world.js'

/** Slots are looked for from tomorrow on, so that no scenario depends on the hour, over the two weeks of one search. */
const FIRST_DAY = 1
const LAST_DAY = 14

/** Sessions of the target file that other scenarios count on, or that an organisation may book once only. */
const RESERVED = ['for-practices', 'for-one-organisation', 'for-both', 'for-urgent-care', 'late', 'limited']

/** True for a slot of a schedule that has a slot of a reserved session, as far as the slots found show them. */
function reservedOf({ run, booking }: GpcWorld): (slot: FreeSlot) => boolean {
  const starts = RESERVED.flatMap((role) => {
    const { expect } = run.target.record('sessions', role) ?? {}
    return expect ? timesOf(expect, run.clock.now()).start.getTime() : []
  })
  const held = booking.found.filter(({ start }) => starts.includes(Date.parse(start)))
  const schedules = new Set(held.map(({ schedule }) => schedule))
  return ({ schedule }) => schedules.has(schedule)
}

/**
 * Chooses slots that fit, by the run's seed, and says so.
 *
 * @param apart - ids of slots that are not to be taken
 * @throws Blocked with what to load where nothing fits
 */
export async function chooseSlots(world: GpcWorld, need: SlotNeed, apart: readonly string[] = []): Promise<Slots> {
  const { run, scenario, booking } = world
  // Two days of the two weeks, since a search of all of them is long; all of them where these have nothing.
  const days = Array.from({ length: LAST_DAY - FIRST_DAY }, (_, i) => FIRST_DAY + i)
  const day = choose(days, `${scenario.key} ${run.randomSeed}`) ?? FIRST_DAY
  const fitting = (): FreeSlot[][] =>
    groupsOf(booking.found, need).filter((group) => group.every(({ id }) => !apart.includes(id)))
  for (const range of [daysAhead(world, day, day + 1), daysAhead(world, FIRST_DAY, LAST_DAY)])
    if (fitting().length === 0) booking.found = await freeSlots(world, querySlots(world, range))
  const reserved = reservedOf(world)
  const open = fitting().filter((group) => !group.some(reserved))
  const own = shareOf(open.length > 0 ? open : fitting(), ([first]) => first?.start.slice(0, 10) ?? '')
  const [first, ...more] = choose(own, `${run.randomSeed} ${scenario.key}`) ?? []
  if (first) return sayChosen(world, [first, ...more], own.length)
  const { odsCode, organisationType } = run.target.consumer
  const who = organisationType === undefined ? odsCode : `${odsCode}, ${organisationType}`
  throw new Blocked(
    `${run.target.label} offers no ${need.words.replace(/^an? /, '')} from tomorrow for two weeks: load ${need.load}, bookable through GP Connect by ${who} (docs/test-data.md)`,
  )
}

/**
 * A slot of the past two weeks that nobody has booked.
 *
 * @throws Blocked where the search shows none
 */
export async function choosePastSlot(world: GpcWorld): Promise<Slots> {
  const days = daysAhead(world, -LAST_DAY, -FIRST_DAY)
  const found = await freeSlots(world, slotQuery(...days, world.run.target.consumer))
  const [slot] = groupsOf(found, ANY_SLOT)[0] ?? []
  if (slot) return [slot]
  throw new Blocked(`${world.run.target.label} shows no free slot of the past two weeks: leave one unbooked`)
}

/** Whatever slot can be booked by itself. */
export const ANY_SLOT = slotNeeds[0] as SlotNeed

/** Books and reads what was booked, as a consumer does before it changes an appointment. */
export async function bookNow(
  world: GpcWorld,
  slots: Slots,
  role = 'normal',
  deviations: readonly Deviation[] = [],
): Promise<KnownAppointment> {
  const input = bookingOf(world, await patientId(world, role), slots)
  const booked = await world.send(world.interaction('book-appointment'), input, deviations)
  await world.judge(successStatus, booked)
  return readToGoOn(world)
}
