import { findCheck, successStatus } from '../../src/checks/index.js'
import { HarnessError, type Exchange } from '../../src/core/index.js'
import { freeSlotsIn, ukDayAfter, type FreeSlot, type Parameter, type Range } from '../../src/requests/index.js'
import { Blocked } from '../support/blocked.js'
import type { GpcWorld } from '../world.js'
import type { Slots } from './booking-under-test.js'

/** Two days, counted from today. */
export function daysAhead({ run: { clock } }: GpcWorld, first: number, last: number): Range {
  const now = clock.now()
  return [ukDayAfter(now, first), ukDayAfter(now, last)]
}

/** The standard's own query of the slots of some days: of the scenario's service, where it has services. */
export const querySlots = (
  { standard, booking: { service }, run: { target } }: GpcWorld,
  [from, to]: Range,
): Parameter[] => standard.slotQuery({ from, to, consumer: target.consumer, ...(service !== undefined && { service }) })

/** Searches slots on the scenario's way: the answer has to be a good one. */
export async function searchSlots(world: GpcWorld, query: readonly Parameter[]): Promise<Exchange> {
  const exchange = await world.send(world.interaction(world.standard.slotSearch), { query })
  await world.judge(successStatus, exchange)
  return exchange
}

/** The free slots that a search gives; by which search they were shown is kept with them. */
export async function freeSlots(world: GpcWorld, query: readonly Parameter[]): Promise<readonly FreeSlot[]> {
  const answer = world.answerOf(await searchSlots(world, query))
  const found = freeSlotsIn(answer?.resource ?? {})
  world.booking.shown(found, { query, consumer: world.scenario.consumer, answer })
  return found
}

/** The slots of the scenario. @throws Blocked where none was chosen */
export function chosenSlots({ booking }: GpcWorld): Slots {
  if (!booking.slots) throw new Blocked('no slot was chosen')
  return booking.slots
}

/** The second of the slots. @throws Blocked where there is none */
export function secondSlot(world: GpcWorld): FreeSlot {
  const [, second] = chosenSlots(world)
  if (!second) throw new Blocked('no second slot was chosen')
  return second
}

/** Says which slots were chosen, and out of how many. */
export async function sayChosen({ run, judging }: GpcWorld, slots: Slots, outOf: number): Promise<Slots> {
  const words = slots.map(({ id, start, end }) => `Slot/${id} from ${start} to ${end}`).join(' and ')
  const note = `${words}, chosen out of ${outOf} with the seed ${run.randomSeed}`
  await judging.record([{ check: 'slot-is-chosen', verdict: 'info', reqs: [], note }])
  return slots
}

/**
 * Makes the search that showed the slots of the scenario once more, for the same consumer: a provider that reads a
 * bound in its own way reads it so both times. What it showed before is the control of what it shows now.
 *
 * @param status - of the slots that are asked for, where it is another than then
 */
export async function searchAgain(world: GpcWorld, status?: string): Promise<Exchange> {
  const { booking, scenario } = world
  const search = booking.shownBy(chosenSlots(world)[0])
  if (!search) throw new Blocked('no slot search has shown the slots of the booking')
  const query = search.query.map(([name, value]): Parameter => [name, name === 'status' ? (status ?? value) : value])
  const { consumer } = scenario
  scenario.consumer = search.consumer
  scenario.control = search.answer
  try {
    return await searchSlots(world, query)
  } finally {
    scenario.consumer = consumer
  }
}

/** Judges a state that a slot search shows, as a rule of the interaction that made it: asked again, not believed. */
export async function judgeSlots(world: GpcWorld, check: string, madeBy: string, status?: string): Promise<void> {
  await world.judge(findCheck(check), await searchAgain(world, status), world.interaction(madeBy))
}

/** Judges slots that a cancellation freed, beside the search that was made while they were booked. */
export async function judgeFreed(world: GpcWorld, check: string): Promise<void> {
  const slots = await searchAgain(world)
  world.scenario.control = world.booking.whileBooked
  await world.judge(findCheck(check), slots, world.interaction('cancel-appointment'))
}

/** Changes the query that is to be sent. @throws HarnessError where the feature has said none */
export function changeQuery(
  { scenario }: GpcWorld,
  change: (query: readonly Parameter[]) => readonly Parameter[],
): void {
  const { query } = scenario.requestInput
  if (!query) throw new HarnessError('no-search-to-change', 'a step changes a search that no step before it has made')
  scenario.refine({ query: change(query) })
}
