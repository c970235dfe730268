import { kindOf, type FoundRecords, type Kind } from '../../src/catalogue/index.js'
import { matchesOf, successStatus, type Answer } from '../../src/checks/index.js'
import { asString } from '../../src/core/index.js'
import type { RequestInput } from '../../src/requests/index.js'
import type { GpcWorld } from '../world.js'
import { stanzaFor } from '../../src/run/stanzas.js'
import { Blocked } from './blocked.js'
import type { RecordKind, TestRecord } from '../../src/run/port.js'

/**
 * What to paste into the target file so that a record is known, on one line.
 *
 * @param byId - its logical id is needed too
 */
export const stanza = ({ records }: Kind, role: string, byId = false): string =>
  stanzaFor({ list: records as FoundRecords, role, byId })

/** The record of a role. @throws Blocked with what to write where the target file names none */
export function recordNamed({ run: { target } }: GpcWorld, kind: Kind, role: string): TestRecord {
  const record = target.record(kind.records as RecordKind, role)
  if (record) return record
  throw new Blocked(`${target.label} names no ${kind.word} for the role "${role}": ${stanza(kind, role)}`)
}

/** The business identifier of a record. @throws Blocked with what to write where the target file names none */
export function identifierNamed(world: GpcWorld, kind: Kind, role: string): string {
  const { identifier } = recordNamed(world, kind, role)
  if (identifier === undefined) throw new Blocked(`no ${kind.key} of the ${kind.word} "${role}": ${stanza(kind, role)}`)
  return identifier
}

/** The id of a record that no search gives. @throws Blocked with what to write where the target file names none */
export function idNamed({ id }: TestRecord, kind: Kind, role: string): string {
  if (id === undefined) throw new Blocked(`no id of the ${kind.word} "${role}": ${stanza(kind, role, true)}`)
  return id
}

/** A record that the file names and the system does not show. */
export const notFound = (kind: Kind, role: string): string =>
  `the ${kind.word} "${role}" was not found: load it, or name another one and ${stanza(kind, role)}`

/** Makes a record the subject: what is asked for next, and what its answer is compared with. */
export function selectRecord(world: GpcWorld, kind: Kind, role: string): TestRecord {
  const record = recordNamed(world, kind, role)
  world.scenario.subject = record
  world.scenario.requestInput = inputOf(kind, record)
  return record
}

const inputOf = ({ system }: Kind, { identifier, id }: TestRecord): RequestInput => ({
  ...(system && identifier && { system, value: identifier }),
  ...(id && { id }),
})

/** What the search of its kind gives for a record, which must be a good answer; undefined where none can be asked. */
export async function search(
  world: GpcWorld,
  kind: Kind,
  record: TestRecord,
): Promise<{ readonly answer: Answer | undefined; readonly id: string | undefined } | undefined> {
  const input = inputOf(kind, record)
  if (kind.find === undefined || input.value === undefined) return undefined
  const exchange = await world.send(world.interaction(kind.find), input)
  await world.judge(successStatus, exchange)
  const answer = world.answerOf(exchange)
  const [first] = answer ? matchesOf(answer) : []
  return { answer, id: asString(first?.resource['id']) }
}

/** The logical id of the one resource that a search gives for the subject; later answers are compared with its own. */
export async function findSubject(world: GpcWorld, kind: Kind, subject: TestRecord): Promise<string | undefined> {
  const found = await search(world, kind, subject)
  if (found) world.scenario.comparedWith = found.answer
  return found?.id
}

/** The logical id of a patient, looked up on the way: nothing of what the scenario is about changes. */
export async function patientId(world: GpcWorld, role: string): Promise<string> {
  const patient = kindOf('patients')
  const record = recordNamed(world, patient, role)
  const found = record.id ?? (await search(world, patient, record))?.id
  if (found === undefined) throw new Blocked(notFound(patient, role))
  return found
}
