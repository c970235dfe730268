import type { Benign } from './mutation/mutation.js'

/**
 * A whole server that the standard allows, as somebody else might have built, hosted or filled it: other ways to write
 * every answer, and other records. Single benign variations leave the rest as our own provider writes it; a dress
 * leaves little of that. No check and no scenario knows of it.
 *
 * @typeParam O - the records of the standard
 */
export interface Dress<O extends object> {
  /** Kebab case, what it is in a word: `proxy-in-front`. */
  readonly id: string
  readonly says: string
  /** Ways of writing an answer, each applied to what the one before it made. */
  readonly wears: readonly Benign[]
  /** What it holds, from what the reference provider holds; the same where absent. */
  readonly records?: (own: O) => O
}

/** Some benign variations of a list by their ids. @throws RangeError for an id that the list does not have */
export const worn = (all: readonly Benign[], ...ids: string[]): Benign[] =>
  ids.map((id) => {
    const found = all.find((one) => one.id === id)
    if (!found) throw new RangeError(`no benign variation "${id}"`)
    return found
  })
