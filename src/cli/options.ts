import { findVariant, interactionIds, variants, type Variant } from '../catalogue/index.js'
import { GpcError } from '../core/index.js'
import type { Register } from '../register/index.js'
import type { Wanted } from '../run/select.js'
import { GENERAL } from '../run/tags.js'

/** Gathers the values of an option that may be given more than once. */
export const collect = (value: string, former: readonly string[] = []): string[] => [...former, value]

const near = (known: readonly string[], typed: string): string => {
  const likely = known.find((k) => k.includes(typed) || typed.includes(k))
  return likely === undefined ? '' : `; did you mean ${likely}?`
}

/** @throws GpcError for an unknown variant */
export function variantOf(id: string): Variant {
  const found = findVariant(id)
  if (found) return found
  const known = variants().map((v) => v.id)
  throw new GpcError('unknown-variant', `--variant ${id}: there is no such variant (${known.join(', ')})`)
}

/** @throws GpcError for an id that no variant has */
export function checkInteractions(ids: readonly string[]): readonly string[] {
  const known = [...interactionIds(), GENERAL]
  for (const id of ids)
    if (!known.includes(id))
      throw new GpcError('unknown-interaction', `--interaction ${id}: there is no such interaction${near(known, id)}`)
  return ids
}

/** @throws GpcError for an id that is in no register file */
export function checkRequirements(ids: readonly string[], register: Register): readonly string[] {
  for (const id of ids)
    if (!register.has(id)) throw new GpcError('unknown-requirement', `--req ${id}: there is no such requirement`)
  return ids
}

/** @throws GpcError unless the text is `I/N` with 1 <= I <= N */
export function shardOf(text: string): NonNullable<Wanted['shard']> {
  const [index, total] = (/^(\d+)\/(\d+)$/.exec(text)?.slice(1) ?? []).map(Number)
  if (index === undefined || total === undefined || index < 1 || index > total)
    throw new GpcError('bad-shard', `--shard ${text}: must be I/N, such as 1/4, with I between 1 and N`)
  return { index, total }
}

/** @throws GpcError unless the text is a whole number in the range */
export function wholeNumber(option: string, text: string, min: number, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= min && value <= max))
    throw new GpcError('bad-number', `${option} ${text}: must be a whole number from ${min} to ${max}`)
  return value
}
