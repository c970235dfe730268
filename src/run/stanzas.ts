import { kindOf, type Kind } from '../catalogue/index.js'
import { slotNeeds } from '../requests/index.js'
import type { AskedRole } from './roles.js'

/** What a target file is to say so that a record is known: lines to paste, whose angle brackets are to be filled in. */

/** What to paste into the target file, below which of its keys. */
export const toPaste = (below: string, text: string): string =>
  `add to the target file, below ${below}: "${text}" (docs/test-data.md)`

/** A person as a target file writes one. */
const PERSON = `{ nhsNumber: '<10 digits>', family: <family name>, given: [<given name>], gender: female, birthDate: '1980-01-31' }`

/** When an entry of the book is told to be, where its role says it: days from that of the run. */
const DAYS: Readonly<Record<string, number>> = { past: -3, 'earlier-today': 0, empty: 40, embargoed: 21 }

const times = (role: string, usual: number): string => `day: ${DAYS[role] ?? usual}, from: '09:00', minutes: 10`

/** What is told of an appointment beside its time, where its role is about that. */
const TOLD: Readonly<Record<string, string>> = {
  past: ", id: '<logical id>', version: '1'",
  cancelled: ', status: cancelled',
  visit: ', comment: <as loaded>',
}

/** One record of a kind, by what it is found by. */
export const recordLine = (role: string, keys: readonly string[]): string =>
  `${role}: { ${keys.map((key) => `${key}: '<${key}>'`).join(', ')} }`

/** By what a record of a kind is found: its identifier, or its logical id where no search gives it. */
export const keysOf = ({ key, find }: Kind, byId = false): string[] =>
  find === undefined ? ['id'] : byId ? [key, 'id'] : [key]

const needOf = (words: string): string => slotNeeds.find((need) => need.words === words)?.load ?? words

/** What to add so that the record is known that a scenario asks for. */
export function stanzaFor({ list, role, byId }: AskedRole): string {
  if (list === 'pool') return toPaste('register.pool', `- ${PERSON}`)
  if (list === 'cases') return toPaste('register.cases', `${role}: ${PERSON}`)
  if (list === 'sessions') return toPaste(list, `${role}: { ${times(role, 16)}, location: <name of the surgery> }`)
  if (list === 'appointments')
    return toPaste(
      list,
      `${role}: { patient: second-normal, ${times(role, 6)}, description: <as loaded>${TOLD[role] ?? ''} }`,
    )
  if (list === 'slots') return `load ${needOf(role)} (docs/test-data.md)`
  return toPaste(list, recordLine(role, keysOf(kindOf(list), byId)))
}
