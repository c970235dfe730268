import type { Interaction } from '../../src/catalogue/index.js'
import { findCheck, successStatus } from '../../src/checks/index.js'
import type { Exchange } from '../../src/core/index.js'
import type { RequestInput } from '../../src/requests/index.js'
import { Blocked } from '../support/blocked.js'
import type { GpcWorld } from '../world.js'
import type { KnownAppointment, Slots } from './booking-under-test.js'
import { chosenSlots } from './slots.js'

/** What a good booking asks for, its texts marked; it is what the scenario books from then on. */
export function bookingOf({ booking, standard, sender }: GpcWorld, patient: string, slots: Slots): RequestInput {
  booking.patient = patient
  booking.slots = slots
  const texts = { description: `Conformance test ${booking.key}`, comment: `Comment of ${booking.key}` }
  return { body: standard.bookingOf({ patient, slots, ...texts }, sender.party) }
}

/** Reads an appointment; with `/_history/` and a version, as it was then. */
export const readAppointment = (world: GpcWorld, id: string): Promise<Exchange> =>
  world.send(world.interaction('read-appointment'), { id })

/**
 * Reads the appointment of the scenario; what was read is what later answers are compared with.
 *
 * @param id - where it is another than that of the scenario's booking
 */
export async function readToGoOn(world: GpcWorld, id = world.booking.id): Promise<KnownAppointment> {
  if (id === undefined) throw new Blocked('the booking gave no appointment with an id to go on with')
  const exchange = await readAppointment(world, id)
  await world.judge(successStatus, exchange)
  world.scenario.comparedWith = world.answerOf(exchange)
  const known = world.booking.remember(world.scenario.comparedWith)
  if (!known) throw new Blocked(`Appointment/${id} cannot be read with its id and versionId`)
  world.scenario.requestInput = { id: known.id }
  return known
}

/** The appointment that the scenario knows. @throws Blocked where there is none */
export function knownAppointment({ booking }: GpcWorld): KnownAppointment {
  if (!booking.known) throw new Blocked('the scenario holds no appointment')
  return booking.known
}

/** Judges what reading the known appointment shows, as a rule of the interaction that was refused. */
export async function judgeKnown(world: GpcWorld, check: string, refused: string): Promise<void> {
  const exchange = await readAppointment(world, knownAppointment(world).id)
  await world.judge(findCheck(check), exchange, world.interaction(refused))
}

/** How often two requests are sent at the same moment: a server that lets both win may do so every other time. */
const TRIES = 10

/** Two requests of one interaction, and by which check each is judged beside the other. */
export interface Race {
  readonly what: Interaction
  readonly check: string
  /** The two requests of the next try; undefined where the target has nothing more to race for. */
  readonly next: (tried: number) => Promise<readonly RequestInput[] | undefined>
}

/** Two requests at the same moment, again and again until both win. What came of the last try is judged next. */
export async function race(world: GpcWorld, { next, ...contest }: Race): Promise<void> {
  let tried = 0
  for (let inputs; tried < TRIES && (inputs = await next(tried)); tried += 1) await raceOnce(world, contest, inputs)
  const note = `Two requests at the same moment were sent ${tried} times${tried < TRIES ? ', as often as there was something to race for' : ''}.`
  await world.judging.record([{ check: 'race-is-tried', verdict: 'info', reqs: [], note }])
}

async function raceOnce(
  world: GpcWorld,
  { what, check }: Omit<Race, 'next'>,
  inputs: readonly RequestInput[],
): Promise<void> {
  const { scenario } = world
  const exchanges = await Promise.all(inputs.map((input) => world.send(what, input)))
  const answers = exchanges.map((exchange) => world.answerOf(exchange))
  const { comparedWith } = scenario
  for (const [i, exchange] of exchanges.entries()) {
    scenario.comparedWith = answers[1 - i]
    await world.judge(findCheck(check), exchange)
  }
  scenario.comparedWith = comparedWith
  scenario.underTest = exchanges.find(({ response }) => response?.status !== what.success) ?? exchanges[1]
}

/** The slots of the next try: those that were chosen, then others that are free; undefined where none is left. */
export async function nextSlots(
  world: GpcWorld,
  tried: number,
  choose: (apart: readonly string[]) => Promise<Slots>,
): Promise<Slots | undefined> {
  if (tried === 0) return chosenSlots(world)
  try {
    return await choose(world.booking.tried)
  } catch (error) {
    if (error instanceof Blocked) return undefined
    throw error
  }
}
