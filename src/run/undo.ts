import { interaction, type Interaction } from '../catalogue/index.js'
import { readAnswer, resourcesOf, type Answer } from '../checks/index.js'
import { asString, isObject, objects, type Clock, type Exchange, type JsonObject } from '../core/index.js'
import { cancellationOf, retrieveQuery, ukDayAfter, type Ask } from '../requests/index.js'
import type { Ledger, OpenEntry } from './ledger.js'

/** Sends the request of an interaction: the scenario's World, or the clean-up command. */
export type Call = (what: Interaction, ask: Ask) => Promise<Exchange>

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

const references = (appointment: JsonObject): string[] => [
  ...objects(appointment['slot']).flatMap((slot) => asString(slot['reference']) ?? []),
  ...objects(appointment['participant']).flatMap(({ actor }) =>
    isObject(actor) ? (asString(actor['reference']) ?? []) : [],
  ),
]

/**
 * True for an appointment that the harness made for the entry: its texts carry the entry's marker, or it has the id that
 * the target answered with, the same slots and the same patient.
 */
export function isOurs(appointment: JsonObject, { key, ids, slots, patient }: OpenEntry): boolean {
  const texts = [appointment['description'], appointment['comment']].map((text) => asString(text) ?? '')
  if (texts.some((text) => text.includes(key))) return true
  const there = references(appointment)
  const wanted = [...slots.map((id) => `Slot/${id}`), `Patient/${patient}`]
  return ids.includes(asString(appointment['id']) ?? '') && wanted.every((reference) => there.includes(reference))
}

/**
 * What the target shows of an entry, asked anew: the patient's appointments of the day, and each id that is known.
 *
 * @returns undefined where the target did not say
 */
export async function shownOf(entry: OpenEntry, call: Call, clock: Clock): Promise<JsonObject[] | undefined> {
  if (entry.ids.length > 0) return readAll(entry, call)
  const day = entry.start.slice(0, 10)
  // The past cannot be retrieved, and nothing that a run books lies there.
  if (day < ukDayAfter(clock.now(), 0)) return []
  const what = interaction('retrieve-patient-appointments')
  const answer = answerIn(await call(what, { id: entry.patient, query: retrieveQuery(day, day) }))
  if (answer?.status === 404) return []
  if (answer?.status !== 200) return undefined
  return resourcesOf(answer)
    .map(({ resource }) => resource)
    .filter((one) => one['resourceType'] === 'Appointment' && isOurs(one, entry))
}

async function readAll(entry: OpenEntry, call: Call): Promise<JsonObject[] | undefined> {
  const found: JsonObject[] = []
  for (const id of entry.ids) {
    const answer = answerIn(await call(interaction('read-appointment'), { id }))
    if (answer?.status === 404) continue
    if (answer?.status !== 200 || !answer.resource) return undefined
    if (isOurs(answer.resource, entry)) found.push(answer.resource)
  }
  return found
}

const isCancelled = (appointment: JsonObject): boolean => appointment['status'] === 'cancelled'

async function cancel(appointment: JsonObject, call: Call): Promise<string | undefined> {
  const id = asString(appointment['id'])
  const meta = appointment['meta']
  const version = isObject(meta) ? asString(meta['versionId']) : undefined
  if (id === undefined || version === undefined) return 'it has no id or no versionId, so it cannot be cancelled'
  const exchange = await call(interaction('cancel-appointment'), {
    id,
    version,
    body: cancellationOf(appointment, REASON),
  })
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
    const problem = await cancel(appointment, call)
    if (problem !== undefined) problems.push(problem)
  }
  if (problems.length > 0) return { entry, outcome: 'left', because: problems.join('; ') }
  if (shown.length === 0) ledger.absent(entry.key, clock.now())
  else ledger.undone(entry.key, clock.now())
  return { entry, outcome: shown.length === 0 ? 'absent' : 'undone' }
}
