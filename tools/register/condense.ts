import type { Editions } from '../../src/register/editions.js'

/** A list of versions in the register's own form, as short as it gets: what `versionsOf` expands. */
export function condense(versions: readonly string[], order: readonly string[]): Editions {
  const only = versions.filter((version) => !order.includes(version))
  const places = order.flatMap((version, at) => (versions.includes(version) ? [at] : []))
  const [first, last] = [places[0], places.at(-1)]
  if (first === undefined || last === undefined) return { only }
  const not = order.slice(first, last + 1).filter((version) => !versions.includes(version))
  const until = last < order.length - 1 ? order[last] : undefined
  // Beside names, the ordered versions have to be said, even where they are all of them.
  const since = first > 0 || (only.length > 0 && until === undefined && not.length === 0) ? order[first] : undefined
  return {
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(not.length > 0 && { not }),
    ...(only.length > 0 && { only }),
  }
}
