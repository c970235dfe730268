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

/**
 * True for the OperationOutcome that base FHIR lets a search add. Its entry has search mode outcome, or no mode, since
 * the searchset profile shuts `search` out.
 */
export const isOutcomeEntry = ({ entry, resource }: Pick<Entry, 'entry' | 'resource'>): boolean => {
  const { search } = entry
  return (
    resource['resourceType'] === 'OperationOutcome' &&
    (!isObject(search) || [undefined, 'outcome'].includes(asString(search['mode'])))
  )
}

/** The entries that match the search. */
export const matchesOf = (answer: Answer): Entry[] => entriesOf(answer).filter((entry) => !isOutcomeEntry(entry))
