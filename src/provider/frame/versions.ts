/** A version that is as another one, but for what is named. */
export type Version<T> = T | (Partial<T> & { readonly like: string })

/**
 * Reads a table of versions: what a version is like counts where it names nothing itself.
 *
 * @returns the traits of a version; throws RangeError for one that the table does not have
 */
export function traitsTable<T extends object>(table: Readonly<Record<string, Version<T>>>): (spec: string) => T {
  const traitsOf = (spec: string): T => {
    const version = Object.hasOwn(table, spec) ? table[spec] : undefined
    if (!version) throw new RangeError(`this provider knows no version "${spec}"`)
    if (!('like' in version)) return version
    const { like, ...differences } = version
    return { ...traitsOf(like), ...differences }
  }
  return traitsOf
}
