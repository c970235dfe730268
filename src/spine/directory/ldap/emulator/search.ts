import { matches, type WireFilter } from './matches.js'
import type { Entry } from './records.js'

/** A search as it came. */
export interface Search {
  readonly base: string
  /** 0 the base itself, 1 one level below it, 2 all below it and itself (RFC 4511 section 4.5.1.2). */
  readonly scope: number
  readonly filter: WireFilter
  /** What is wanted of the records; all where empty. */
  readonly attributes: readonly string[]
}

/** A name in the form in which names compare: no blanks around its parts, no capitals. */
export const comparable = (dn: string): string =>
  dn
    .split(',')
    .map((part) =>
      part
        .split('=')
        .map((side) => side.trim())
        .join('='),
    ) // prettier-ignore
    .join(',')
    .toLowerCase()

/**
 * Searches the records.
 *
 * @returns undefined where the base is none of them
 */
export function found(entries: readonly Entry[], { base, scope, filter, attributes }: Search): Entry[] | undefined {
  const root = comparable(base)
  const named = entries.map((entry) => ({ entry, dn: comparable(entry.dn) }))
  if (!named.some(({ dn }) => dn === root)) return undefined
  return named
    .filter(({ dn }) => within(dn, root, scope))
    .filter(({ entry }) => matches(filter, entry))
    .map(({ entry }) => ({ dn: entry.dn, attributes: chosen(entry, attributes) }))
}

function within(dn: string, root: string, scope: number): boolean {
  const isBase = dn === root
  const isBelow = dn.endsWith(`,${root}`)
  if (scope === 0) return isBase
  return scope === 1 ? isBelow && !dn.slice(0, -root.length - 1).includes(',') : isBase || isBelow
}

function chosen({ attributes }: Entry, wanted: readonly string[]): Entry['attributes'] {
  if (wanted.length === 0 || wanted.includes('*')) return attributes
  const names = new Set(wanted.map((name) => name.toLowerCase()))
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.has(name.toLowerCase())))
}
