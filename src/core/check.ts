/** The facts of a deviation, in words that a supplier's developer understands. */
export interface Detail {
  /** FHIR path with indexes (`Bundle.entry[0].resource.name[1]`), `header ETag`, `status`. */
  readonly at?: string
  readonly expected?: string
  readonly received?: string
  readonly note?: string
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
  | ({ readonly kind: 'broken' } & Detail)
  | ({ readonly kind: 'tolerated'; readonly note: string } & Detail)
  | ({ readonly kind: 'noted' } & Detail)
  | ({ readonly kind: 'blocked'; readonly note: string } & Detail)

/** @param received - what came, where there is more than one right answer */
export const ok = (received?: string): Outcome => ({ kind: 'ok', ...(received === undefined ? {} : { received }) })
export const broken = (detail: Detail): Outcome => ({ kind: 'broken', ...detail })
export const tolerated = (detail: Detail & { note: string }): Outcome => ({ kind: 'tolerated', ...detail })
export const noted = (detail: Detail): Outcome => ({ kind: 'noted', ...detail })
export const blocked = (note: string, detail: Detail = {}): Outcome => ({ kind: 'blocked', ...detail, note })
