import { interactionIds } from '../catalogue/index.js'
import type { Planned } from './gherkin-index.js'

type Tagged = Pick<Planned, 'tags'>

const KNOWN = new Set(interactionIds())
export const GENERAL = 'general'

/** The interactions that a scenario is tagged with, `general` where there is none. */
export function interactionsOf({ tags }: Tagged): string[] {
  const named = tags.map((tag) => tag.slice(1)).filter((tag) => KNOWN.has(tag))
  return named.length > 0 ? named : [GENERAL]
}

/** Values of the tags of a kind: `@req:A-1` gives `A-1` for `req`. */
export const tagValues = ({ tags }: Tagged, kind: string): string[] =>
  tags.filter((tag) => tag.startsWith(`@${kind}:`)).map((tag) => tag.slice(kind.length + 2))
