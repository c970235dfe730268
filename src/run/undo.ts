import { findVariant, interactionOf, type Interaction, type Variant } from '../catalogue/index.js'
import { readAnswer, refersTo, resourcesOf, type Answer } from '../checks/index.js'
import {
  asString,
  HarnessError,
  isObject,
  objects,
  type Clock,
  type Exchange,
  type Json,
  type JsonObject,
} from '../core/index.js'
import { standardOf, ukDayAfter, type RequestInput } from '../requests/index.js'
import type { Ledger, OpenEntry } from './ledger.js'

/** Sends the request of an interaction: the scenario's World, or the clean-up command. */
export type Call = (what: Interaction, ask: RequestInput) => Promise<Exchange>

/** What came of undoing one entry. */
export interface Undone {
  readonly entry: OpenEntry
  /** `absent`: the target shows no such appointment; `left`: it may still be there, and why. */
  readonly outcome: 'undone' | 'absent' | 'left'
  readonly because?: string
}

const REASON = 'Made by a conformance test, no longer needed'

/** The provider's answer in an exchange, where it gave one. */
const answerIn = (exchange: Exchange): Answer | undefined =>
  exchange.answeredBy === 'provider' && exchange.response ? readAnswer(exchange) : undefined

/**
 * The variant that made an entry.
 *
 * @throws HarnessError where the catalogue has it no more
 */
export function variantOf({ intents }: OpenEntry): Variant {
  const id = intents[0]?.variant ?? ''
  const found = findVariant(id)
  if (!found) throw new HarnessError('unknown-variant', `what a run of the unknown variant "${id}" left is not undone`)
  return found
}

/** The References of an appointment to its slots and participants. */
const references = (appointment: JsonObject): (Json | undefined)[] => [
  ...objects(appointment['slot']),
  ...objects(appointment['participant']).map(({ actor }) => actor),
]

/**
 * True for an appointment that the harness made for the entry: its texts carry the entry's marker, or it has an id that
 * the target answered with, the same slots and the same patient (where it is inside: the same time and number).
 */
export function isOurs(appointment: JsonObject, { key, ids, intents }: OpenEntry): boolean {
  const texts = [appointment['description'], appointment['comment']].map((text) => asString(text) ?? '')
  if (texts.some((text) => text.includes(key))) return true
  if (!ids.includes(asString(appointment['id']) ?? '')) return false
  const inside = objects(appointment['contained']).find((one) => one['resourceType'] === 'Patient')
  return intents.some(({ base, slots, patient, start }) =>
    inside
      ? beginsAt(appointment, new Set([Date.parse(start)])) && isOf(inside, patient)
      : [...slots.map((id) => `Slot/${id}`), `Patient/${patient}`].every((name) =>
          references(appointment).some((one) => refersTo(one, name, base)),
        ),
  )
}

/**
 * What the target shows of an entry, asked anew: each id that is known and, where fewer can be read than were asked
 * for, the patients' appointments of the days.
 *
 * @returns undefined where the target did not say
 */
async function shownOf(entry: OpenEntry, call: Call, clock: Clock): Promise<JsonObject[] | undefined> {
  const known = await readAll(entry, call)
  if (!known) return undefined
  const listed = known.length < entry.intents.length ? await listAll(entry, call, clock) : []
  if (!listed) return undefined
  const ids = known.map(({ id }) => id)
  return [...known, ...listed.filter(({ id }) => !ids.includes(id))]
}

async function listAll(entry: OpenEntry, call: Call, clock: Clock): Promise<JsonObject[] | undefined> {
  const today = ukDayAfter(clock.now(), 0)
  // The past cannot be retrieved, and nothing that a run books lies there.
  const asked = entry.intents.map(({ patient, start }) => ({ patient, day: start.slice(0, 10) }))
  const variant = variantOf(entry)
  const days = new Map(asked.filter(({ day }) => day >= today).map((one) => [`${one.patient} ${one.day}`, one]))
  const starts = new Set(entry.intents.map(({ start }) => Date.parse(start)))
  const found: JsonObject[] = []
  for (const { patient, day } of days.values()) {
    const list = standardOf(variant).listing(patient, day)
    // A booking without NHS number: what its answer did not name cannot be found.
    if (!list) return undefined
    const answer = answerIn(await call(interactionOf(variant, list.interaction), list.ask))
    if (answer?.status === 404) continue
    if (answer?.status !== 200) return undefined
    const appointments = resourcesOf(answer).filter(({ type }) => type === 'Appointment')
    for (const { resource } of appointments) {
      if (!beginsAt(resource, starts)) continue
      const whole = await wholeOf(resource, variant, call)
      if (isOurs(whole, entry)) found.push(whole)
    }
  }
  return found
}

/** True for a contained patient of that NHS number, or of none. */
const isOf = (patient: JsonObject, nhsNumber: string): boolean =>
  nhsNumber === '' || objects(patient['identifier']).some(({ value }) => value === nhsNumber)

/** True for an appointment that may begin when a booking of the entry was to: with others there is nothing to ask. */
function beginsAt({ start }: JsonObject, starts: ReadonlySet<number>): boolean {
  const at = Date.parse(asString(start) ?? '')
  return Number.isNaN(at) || starts.has(at)
}

const read = async (id: string, variant: Variant, call: Call): Promise<Answer | undefined> =>
  answerIn(await call(interactionOf(variant, standardOf(variant).readBooking), { id }))

/** A list may give a short form, without the texts that tell whose an appointment is: that one is read. */
async function wholeOf(listed: JsonObject, variant: Variant, call: Call): Promise<JsonObject> {
  const id = asString(listed['id'])
  if (id === undefined || listed['description'] !== undefined || listed['comment'] !== undefined) return listed
  return (await read(id, variant, call))?.resource ?? listed
}

async function readAll(entry: OpenEntry, call: Call): Promise<JsonObject[] | undefined> {
  const found: JsonObject[] = []
  for (const id of entry.ids) {
    const answer = await read(id, variantOf(entry), call)
    if (answer?.status === 404) continue
    if (answer?.status !== 200 || !answer.resource) return undefined
    if (isOurs(answer.resource, entry)) found.push(answer.resource)
  }
  return found
}

const isCancelled = (appointment: JsonObject): boolean => appointment['status'] === 'cancelled'

async function cancel(appointment: JsonObject, variant: Variant, call: Call): Promise<string | undefined> {
  const id = asString(appointment['id'])
  const meta = appointment['meta']
  const version = isObject(meta) ? asString(meta['versionId']) : undefined
  if (id === undefined || version === undefined) return 'it has no id or no versionId, so it cannot be cancelled'
  const standard = standardOf(variant)
  const body = standard.cancellationOf(appointment, REASON)
  const exchange = await call(interactionOf(variant, standard.cancelBooking), { id, version, body })
  const status = answerIn(exchange)?.status
  return status === 200
    ? undefined
    : `Appointment/${id} was not cancelled: ${status ?? exchange.failure?.kind ?? 'no answer'}`
}

/**
 * Cancels what an entry of the ledger has left on the target, and writes down what came of it. Never touches an
 * appointment that is not the entry's.
 */
export async function undo(entry: OpenEntry, call: Call, ledger: Ledger, clock: Clock): Promise<Undone> {
  const shown = await shownOf(entry, call, clock)
  if (shown === undefined) return { entry, outcome: 'left', because: 'the target did not say whether it is there' }
  const standing = shown.filter((appointment) => !isCancelled(appointment))
  const problems: string[] = []
  for (const appointment of standing) {
    const problem = await cancel(appointment, variantOf(entry), call)
    if (problem !== undefined) problems.push(problem)
  }
  if (problems.length > 0) return { entry, outcome: 'left', because: problems.join('; ') }
  if (shown.length === 0) ledger.absent(entry.key, clock.now())
  else ledger.undone(entry.key, clock.now())
  return { entry, outcome: shown.length === 0 ? 'absent' : 'undone' }
}
