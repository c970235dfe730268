import type { Interaction } from '../catalogue/index.js'
import { queryValue, token } from './encode.js'
import type { RequestInput } from './sender.js'

/**
 * Where the request for an interaction goes: its path with the logical id in it, and the query of a search.
 *
 * @throws RangeError where the path needs a logical id and none is asked for
 */
export function pathFor({ path, kind }: Interaction, ask: RequestInput): string {
  const query = kind === 'search' ? queryOf(ask) : ''
  return `${withId(path, ask)}${query}`
}

/** The parameters of the ask in their order; where there are none, its token as the identifier. */
function queryOf({ query, system, value }: RequestInput): string {
  if (query) return query.length === 0 ? '' : `?${query.map(([name, of]) => `${name}=${queryValue(of)}`).join('&')}`
  return system === undefined && value === undefined ? '' : `?identifier=${token(system, value)}`
}

function withId(path: string, { id }: RequestInput): string {
  if (!path.includes('[id]')) return path
  if (id === undefined) throw new RangeError(`${path} needs a logical id`)
  // A function: a dollar sign in an id means nothing special.
  return path.replace('[id]', () => id)
}
