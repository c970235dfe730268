import type { RequirementId } from './ids.js'

/** The facts of a deviation, in words that a supplier's developer understands. */
export interface Detail {
  /** FHIR path with indexes (`Bundle.entry[0].resource.name[1]`), `header ETag`, `status`. */
  readonly at?: string
  readonly expected?: string
  readonly received?: string
  readonly note?: string
}

/**
 * What of a row tells a check whether an outcome is about it: its id, where it stands, and the answer that it asks for.
 */
export interface RowFacts {
  readonly id: RequirementId
  /** An interaction, or `general`. */
  readonly interaction: string
  readonly error?: object | undefined
}

/** Which of the rows of its check an outcome is about; without it, or where none of those is at hand, about all. */
export interface About {
  readonly about?: (row: RowFacts) => boolean
}

/**
 * What a check found. The check does not choose a severity: `broken` becomes fail, warn or info by the level of the
 * requirement rows (SHALL, SHOULD, MAY).
 *
 * - `tolerated`: another answer that the specification's contradictions allow; always a warning that says why.
 * - `noted`: recorded, not graded.
 * - `blocked`: the judgement needs something that the target does not offer.
 */
export type Outcome =
  | ({ readonly kind: 'ok' } & Pick<Detail, 'received'>)
  | ({ readonly kind: 'broken' } & Detail & About)
  | ({ readonly kind: 'tolerated'; readonly note: string } & Detail & About)
  | ({ readonly kind: 'noted' } & Detail & About)
  | ({ readonly kind: 'blocked'; readonly note: string } & Detail & About)

/** @param received - what came, where there is more than one right answer */
export const ok = (received?: string): Outcome => ({ kind: 'ok', ...(received === undefined ? {} : { received }) })
export const broken = (detail: Detail): Outcome => ({ kind: 'broken', ...detail })
export const tolerated = (detail: Detail & { note: string }): Outcome => ({ kind: 'tolerated', ...detail })
export const noted = (detail: Detail): Outcome => ({ kind: 'noted', ...detail })
export const blocked = (note: string, detail: Detail = {}): Outcome => ({ kind: 'blocked', ...detail, note })

/** The outcome, laid to those rows of its check that it is about, where it leaves the others whole. */
export const laidTo = (about: (row: RowFacts) => boolean, outcome: Outcome): Outcome =>
  outcome.kind === 'ok' ? outcome : { ...outcome, about }

/** As {@link laidTo}, of rows by their ids. */
export const ofRows = (ids: readonly RequirementId[], outcome: Outcome): Outcome =>
  laidTo(({ id }) => ids.includes(id), outcome)
