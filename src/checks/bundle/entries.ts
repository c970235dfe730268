import { asString, isObject, objects, type JsonObject } from '../../core/index.js'
import type { Answer } from '../answer.js'

/** An entry of a searchset. */
export interface Entry {
  /** FHIR path of the resource, with index. */
  readonly path: string
  readonly resource: JsonObject
  readonly entry: JsonObject
}

/** The entries of the Bundle in the body that hold a resource. */
export const entriesOf = ({ resource }: Answer): Entry[] =>
  objects(resource?.['entry']).flatMap((entry, i) =>
    isObject(entry['resource']) ? [{ path: `Bundle.entry[${i}].resource`, resource: entry['resource'], entry }] : [],
  )

/** True for the OperationOutcome that base FHIR lets a search add (search.mode outcome). */
export const isOutcomeEntry = ({ entry, resource }: Entry): boolean =>
  asString(resource['resourceType']) === 'OperationOutcome' &&
  isObject(entry['search']) &&
  entry['search']['mode'] === 'outcome'

/** The entries that match the search. */
export const matchesOf = (answer: Answer): Entry[] => entriesOf(answer).filter((entry) => !isOutcomeEntry(entry))
