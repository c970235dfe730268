import type { Served } from './served.js'

/** Where a request goes. */
export type Route =
  | { readonly kind: 'served'; readonly served: Served; readonly id?: string }
  /** Not below the service root. */
  | { readonly kind: 'elsewhere' }
  /** A path of the API but for its case. */
  | { readonly kind: 'wrong-case'; readonly path: string }
  /** A read without an id. */
  | { readonly kind: 'no-id'; readonly type: string }
  /** A resource type or an operation that the provider does not have. */
  | { readonly kind: 'not-implemented'; readonly path: string }

/**
 * Finds the interaction of a path. Paths are case sensitive (spec facts section 3.1).
 *
 * @param segments - decoded path segments below the service root
 * @param anyCase - true where the case of the type does not count
 */
export function route(segments: readonly string[] | undefined, served: readonly Served[], anyCase = false): Route {
  if (!segments) return { kind: 'elsewhere' }
  const path = segments.join('/')
  const [type = '', id, ...more] = segments
  const known = served.filter((s) => s.type === type || (anyCase && s.type.toLowerCase() === type.toLowerCase()))
  if (known.length === 0) {
    const bent = served.some((s) => s.type.toLowerCase() === type.toLowerCase())
    return bent ? { kind: 'wrong-case', path } : { kind: 'not-implemented', path }
  }
  if (id === '' && more.length === 0) return { kind: 'no-id', type }
  const level = id === undefined ? known.find((s) => s.level !== 'instance') : known.find((s) => s.level === 'instance')
  if (!level || more.length > 0 || id?.startsWith('$')) return { kind: 'not-implemented', path }
  return { kind: 'served', served: level, ...(id === undefined ? {} : { id }) }
}

/**
 * The interaction that a request aims at, for those that look at its answer: by path, else by the interaction id that
 * it names, else by its path in any case.
 */
export function aim(
  segments: readonly string[] | undefined,
  interactionId: string | undefined,
  served: readonly Served[],
): string | undefined {
  const exact = route(segments, served)
  if (exact.kind === 'served') return exact.served.id
  const named = served.find((s) => s.interactionId === interactionId)
  if (named || !segments) return named?.id
  const loose = route(segments, served, true)
  return loose.kind === 'served' ? loose.served.id : undefined
}
