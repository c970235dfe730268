/** In which versions a row stands, as the files have it; all of its register's order where nothing is said. */
export interface Editions {
  readonly since?: string | undefined
  readonly until?: string | undefined
  /** Versions between those two in which it does not stand. */
  readonly not?: readonly string[] | undefined
  /** Editions without a place in the order, by name. Alone: in these and in no others; else beside the ordered ones. */
  readonly only?: readonly string[] | undefined
}

/**
 * The versions in which a row stands.
 *
 * @param order - versions of the register, oldest first
 * @param refuse - told what is wrong with the entry
 */
export function versionsOf(
  { since, until, not = [], only = [] }: Editions,
  order: readonly string[],
  refuse: (message: string) => never,
): string[] {
  const place = (version: string): number =>
    order.includes(version) ? order.indexOf(version) : refuse(`"${version}" is no version of this register`)
  const [first, last] = [since === undefined ? 0 : place(since), until === undefined ? order.length : place(until)]
  const left = not.map(place)
  const named = only.length > 0 && since === undefined && until === undefined && left.length === 0
  const ordered = named ? [] : order.filter((_, at) => at >= first && at <= last && !left.includes(at))
  const versions = [...ordered, ...only.filter((name) => !ordered.includes(name))]
  return versions.length > 0 ? versions : refuse('stands in no version')
}
