import type { Variant } from '../catalogue/index.js'
import type { Level, Row } from './row.js'

/**
 * Rows on what the provider does that a run of a variant has to show: of its registers, its version and its
 * interactions. A general row that speaks of some interactions only is shown where one of them is; one that speaks of
 * all is shown once for all products that share its register.
 */
export const providerRows = (rows: readonly Row[], variant: Variant): Row[] =>
  rows.filter((row) => row.actor === 'provider' && standsIn(row, variant) && isShownIn(row, variant))

/** True for a row of the variant's registers and of one of the versions that it judges. */
export const standsIn = (row: Row, { registers, versions }: Variant): boolean =>
  registers.includes(row.register) && row.versions.some((version) => versions.includes(version))

function isShownIn(
  { interaction, register, speaksOf }: Row,
  { interactions, aspects, shownElsewhere }: Variant,
): boolean {
  if (aspects.includes(interaction)) return true
  if (interaction !== 'general') return interactions.some((i) => i.id === interaction)
  if (speaksOf) return interactions.some((i) => speaksOf.includes(i.id))
  return !shownElsewhere.includes(register)
}

/** True for the levels whose breach fails a provider. */
export const isShall = (level: Level): boolean => level === 'SHALL' || level === 'SHALL NOT'
