import type { EndpointFacts } from './endpoint.js'
import type { ProviderRequest } from './messages.js'

/** Where a request goes. */
export type Route =
  | { readonly kind: 'served'; readonly served: EndpointFacts; readonly id?: string; readonly version?: string }
  /** Not below the service root. */
  | { readonly kind: 'elsewhere' }
  /** A path of the API but for its case. */
  | { readonly kind: 'wrong-case'; readonly path: string }
  /** A read without an id. */
  | { readonly kind: 'no-id'; readonly type: string }
  /** A resource type or an operation that the provider does not have. */
  | { readonly kind: 'not-implemented'; readonly path: string }

type Segments = readonly string[]

/** Which interactions stand at a path, with the logical id and the version in it. */
function at(
  segments: Segments,
  served: readonly EndpointFacts[],
  same: (a: string, b: string) => boolean,
): { found: EndpointFacts[]; id?: string; version?: string } {
  const [type = '', id, inner, ...more] = segments
  const of = (level: EndpointFacts['level'], name: string): EndpointFacts[] =>
    served.filter((s) => s.level === level && same(s.type, name))
  const [version, ...deeper] = more
  if (inner === '_history' && id !== undefined && version !== undefined && deeper.length === 0)
    return { found: of('instance', type).filter((s) => s.versions === true), id, version }
  if (more.length > 0) return { found: [] }
  if (inner !== undefined)
    return { found: same('Patient', type) ? of('compartment', inner) : [], ...(id === undefined ? {} : { id }) }
  if (id === undefined) return { found: [...of('system', type), ...of('type', type)] }
  if (id.startsWith('$')) return { found: of('operation', type).filter((s) => s.operation === id) }
  return { found: of('instance', type), id }
}

const exactly = (a: string, b: string): boolean => a === b
const loosely = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/**
 * Of several interactions at one path, the one that the request means: by verb, then by the interaction id that it
 * names (amend and cancel share both). That is no routing between practices: the path has decided already.
 */
function chosen(found: readonly EndpointFacts[], { method, headers }: ProviderRequest): EndpointFacts | undefined {
  const ofVerb = found.filter((s) => s.method === method)
  const named = headers.all('Ssp-InteractionID')[0]
  return ofVerb.find((s) => s.interactionId === named) ?? ofVerb[0] ?? found[0]
}

/**
 * Finds the interaction of a path. Paths are case sensitive (spec facts section 3.1).
 *
 * @param segments - decoded path segments below the service root
 * @param anyCase - true where the case of the type does not count
 */
export function route(
  segments: Segments | undefined,
  served: readonly EndpointFacts[],
  request: ProviderRequest,
  anyCase = false,
): Route {
  if (!segments) return { kind: 'elsewhere' }
  const path = segments.join('/')
  const [type = '', id, ...more] = segments
  const known = served.some((s) => s.type === type || (anyCase && loosely(s.type, type)))
  if (!known) {
    const isElsewise = served.some((s) => loosely(s.type, type))
    return isElsewise ? { kind: 'wrong-case', path } : { kind: 'not-implemented', path }
  }
  if (id === '' && more.length === 0) return { kind: 'no-id', type }
  const { found, id: logical, version } = at(segments, served, anyCase ? loosely : exactly)
  const one = chosen(found, request)
  if (!one) return { kind: 'not-implemented', path }
  return {
    kind: 'served',
    served: one,
    ...(logical === undefined ? {} : { id: logical }),
    ...(version === undefined ? {} : { version }),
  }
}

/**
 * The interaction that a request aims at, for those that look at its answer: by path, else by the interaction id that
 * it names, else by its path in any case.
 */
export function aim(
  segments: Segments | undefined,
  request: ProviderRequest,
  served: readonly EndpointFacts[],
): string | undefined {
  const exact = route(segments, served, request)
  if (exact.kind === 'served') return exact.served.id
  const interactionId = request.headers.all('Ssp-InteractionID')[0]
  const named = served.find((s) => s.interactionId === interactionId)
  if (named || !segments) return named?.id
  const loose = route(segments, served, request, true)
  return loose.kind === 'served' ? loose.served.id : undefined
}
