import type { Variant } from '../catalogue/index.js'
import type { Level, Row } from './row.js'

/** Rows on what the provider does that stand in a variant: its registers, its version, its interactions and general. */
export const providerRows = (rows: readonly Row[], variant: Variant): Row[] =>
  rows.filter(
    (row) =>
      row.actor === 'provider' &&
      variant.registers.includes(row.register) &&
      row.versions.includes(variant.spec) &&
      (row.interaction === 'general' || variant.interactions.some((i) => i.id === row.interaction)),
  )

/** True for the levels whose breach fails a provider. */
export const isShall = (level: Level): boolean => level === 'SHALL' || level === 'SHALL NOT'
