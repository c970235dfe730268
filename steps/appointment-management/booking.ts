import { interaction, type Interaction } from '../../src/catalogue/index.js'
import { findCheck, successStatus } from '../../src/checks/index.js'
import {
  freeSlotsIn,
  groupsOf,
  slotNeeds,
  slotQuery,
  timesOf,
  ukDayAfter,
  type Ask,
  type Deviation,
  type FreeSlot,
  type SlotNeed,
} from '../../src/requests/index.js'
import { Blocked } from '../support/blocked.js'
import { choose, shareOf } from '../support/choose.js'
import type { Held, Slots } from '../scheduling/booking-under-test.js'
import { KINDS } from '../support/records.js'
import type { GpcWorld } from '../world.js'

const [PATIENT] = KINDS

/** Slots are looked for from tomorrow on, so that no scenario depends on the hour, over the two weeks of one search. */
const FIRST_DAY = 1
const LAST_DAY = 14

/** Searches the slots of some days, counted from today. */
async function findSlots(world: GpcWorld, first: number, last: number): Promise<void> {
  const now = world.run.clock.now()
  const [from, to] = [ukDayAfter(now, first), ukDayAfter(now, last)]
  const exchange = await world.send(interaction('search-free-slots'), {
    query: world.dialect.slotQuery({ from, to, consumer: world.run.target.consumer }),
  })
  await world.judge(successStatus, exchange)
  world.diary.learn(world.answerOf(exchange)?.resource ?? {})
}

/** Sessions of the target file that other scenarios count on, or that an organisation may book once only. */
const RESERVED = ['for-practices', 'for-one-organisation', 'for-both', 'for-urgent-care', 'late', 'limited']

/** References of the schedules that hold a slot of a reserved session, as far as the slots found show them. */
function reservedSchedules({ run, diary }: GpcWorld): Set<string> {
  const starts = RESERVED.flatMap((role) => {
    const { expect } = run.target.record('sessions', role) ?? {}
    return expect ? timesOf(expect, run.clock.now()).start.getTime() : []
  })
  return new Set(diary.found.filter(({ start }) => starts.includes(Date.parse(start))).map(({ schedule }) => schedule))
}

/**
 * Chooses slots that fit, by the run's seed, and says so.
 *
 * @param apart - ids of slots that are not to be taken
 * @throws Blocked with what to load where nothing fits
 */
export async function chooseSlots(world: GpcWorld, need: SlotNeed, apart: readonly string[] = []): Promise<Slots> {
  const { run, diary } = world
  const fitting = (): FreeSlot[][] =>
    groupsOf(diary.found, need).filter((group) => group.every(({ id }) => !apart.includes(id)))
  // Two days of the two weeks, since a search of all of them is long; all of them where these have nothing.
  const days = Array.from({ length: LAST_DAY - FIRST_DAY }, (_, i) => FIRST_DAY + i)
  const day = choose(days, `${world.place} ${run.seed}`) ?? FIRST_DAY
  if (fitting().length === 0) await findSlots(world, day, day + 1)
  if (fitting().length === 0) await findSlots(world, FIRST_DAY, LAST_DAY)
  const reserved = reservedSchedules(world)
  const open = fitting().filter((group) => group.every(({ schedule }) => !reserved.has(schedule)))
  const groups = open.length > 0 ? open : fitting()
  const own = shareOf(groups, ([first]) => first?.start.slice(0, 10) ?? '')
  const chosen = choose(own, `${run.seed} ${world.place}`)
  const [first, ...more] = chosen ?? []
  if (!first) {
    const { odsCode, organisationType } = run.target.consumer
    const who = organisationType === undefined ? odsCode : `${odsCode}, ${organisationType}`
    throw new Blocked(
      `${run.target.label} offers no ${need.words.replace(/^an? /, '')} from tomorrow for two weeks: load ${need.load}, bookable through GP Connect by ${who} (docs/test-data.md)`,
    )
  }
  const words = [first, ...more].map(({ id, start, end }) => `Slot/${id} from ${start} to ${end}`).join(' and ')
  const note = `${words}, chosen out of ${own.length} with the seed ${run.seed}`
  await world.record([{ check: 'slot-is-chosen', verdict: 'info', reqs: [], note }])
  return [first, ...more]
}

/**
 * A slot of the past two weeks that nobody has booked.
 *
 * @throws Blocked where the search shows none
 */
export async function choosePastSlot(world: GpcWorld): Promise<Slots> {
  const { run } = world
  const now = run.clock.now()
  const query = slotQuery(ukDayAfter(now, -LAST_DAY), ukDayAfter(now, -FIRST_DAY), run.target.consumer)
  const exchange = await world.send(interaction('search-free-slots'), { query })
  await world.judge(successStatus, exchange)
  const [chosen] = groupsOf(freeSlotsIn(world.answerOf(exchange)?.resource ?? {}), ANY_SLOT)
  const [slot] = chosen ?? []
  if (!slot) throw new Blocked(`${run.target.label} shows no free slot of the past two weeks: leave one unbooked`)
  return [slot]
}

/** The logical id of a patient, by a search. */
export async function patientId(world: GpcWorld, role: string): Promise<string> {
  if (!PATIENT) throw new RangeError('there is no kind of record for patients')
  const { earlier, ask, subject } = world
  const { id } = world.about(PATIENT, role)
  const found = id ?? (await world.find(PATIENT))
  // Looking somebody up on the way changes nothing of what the scenario is about.
  Object.assign(world, { earlier, ask, subject })
  if (found === undefined) throw new Blocked(`the patient "${role}" was not found`)
  return found
}

const NORMAL = 'normal'

/** Whatever slot can be booked by itself. */
export const ANY_SLOT = slotNeeds[0] as SlotNeed

/** Books and reads what was booked, as a consumer does before it changes an appointment. */
export async function bookNow(
  world: GpcWorld,
  slots: Slots,
  role = NORMAL,
  bends: readonly Deviation[] = [],
): Promise<Held> {
  const ask = world.diary.booking(await patientId(world, role), slots)
  const booked = await world.send(interaction('book-appointment'), ask, bends)
  await world.judge(successStatus, booked)
  return readHeld(world)
}

/** Reads the appointment of the scenario; what was read is what later answers are compared with. */
export async function readHeld(world: GpcWorld, known?: string): Promise<Held> {
  const id = known ?? world.diary.entry?.ids[0] ?? world.diary.held?.id
  if (id === undefined) throw new Blocked('the booking gave no appointment with an id to go on with')
  const exchange = await world.diary.read(id)
  await world.judge(successStatus, exchange)
  world.earlier = world.answerOf(exchange)
  const held = world.diary.hold(world.earlier)
  if (!held) throw new Blocked(`Appointment/${id} cannot be read with its id and versionId`)
  world.ask = { id: held.id }
  return held
}

/** The appointment that the scenario holds. @throws Blocked where there is none */
export function heldBy({ diary }: GpcWorld): Held {
  if (!diary.held) throw new Blocked('the scenario holds no appointment')
  return diary.held
}

/** Two requests at the same moment: each is judged beside the other. */
export async function race(world: GpcWorld, what: Interaction, asks: readonly Ask[], check: string): Promise<void> {
  const exchanges = await Promise.all(asks.map((ask) => world.send(what, ask)))
  const answers = exchanges.map((exchange) => world.answerOf(exchange))
  const { earlier } = world
  for (const [i, exchange] of exchanges.entries()) {
    world.earlier = answers[1 - i]
    await world.judge(findCheck(check), exchange)
  }
  world.earlier = earlier
  world.focus = exchanges.find(({ response }) => response?.status !== what.success) ?? exchanges[1]
}
