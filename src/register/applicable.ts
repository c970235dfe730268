import type { Variant } from '../catalogue/index.js'
import type { Level, Row } from './row.js'
import { speaksOf } from './speaks-of.js'

/**
 * Rows on what the provider does that a run of a variant has to show: of its registers, its version and its
 * interactions. A general row that speaks of some interactions only is shown where one of them is; a row of the Spine
 * register that speaks of all is shown by Foundations, which every provider has (APPT-BR-002), once for all products.
 */
export const providerRows = (rows: readonly Row[], variant: Variant): Row[] =>
  rows.filter(
    (row) =>
      row.actor === 'provider' &&
      variant.registers.includes(row.register) &&
      row.versions.includes(variant.spec) &&
      isShownIn(row, variant),
  )

function isShownIn({ id, interaction, register }: Row, { interactions, product }: Variant): boolean {
  if (interaction !== 'general') return interactions.some((i) => i.id === interaction)
  const named = speaksOf(id)
  if (named) return interactions.some((i) => named.includes(i.id))
  return register !== 'spine' || product === 'foundations'
}

/** True for the levels whose breach fails a provider. */
export const isShall = (level: Level): boolean => level === 'SHALL' || level === 'SHALL NOT'
