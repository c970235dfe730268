import { asString, type JsonObject } from '../../../core/index.js'
import type { RequestContext } from '../request-context.js'

interface Found {
  /** What was searched for. */
  readonly matches: readonly JsonObject[]
  /** What belongs to it. */
  readonly included?: readonly JsonObject[]
  /** What there is to say about the search. */
  readonly outcome?: JsonObject
}

/** A searchset, never in pages (CCS-SRCHAPPT-002). */
export function searchset(
  { matches, included = [], outcome }: Found,
  { settings, request }: RequestContext,
): JsonObject {
  const entry = (resource: JsonObject, mode: string): JsonObject => ({
    fullUrl: `${settings.base}/${asString(resource['resourceType'])}/${asString(resource['id'])}`,
    resource,
    search: { mode },
  })
  const entries = [
    ...matches.map((resource) => entry(resource, 'match')),
    ...included.map((resource) => entry(resource, 'include')),
    ...(outcome ? [{ resource: outcome, search: { mode: 'outcome' } }] : []),
  ]
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: matches.length,
    link: [{ relation: 'self', url: new URL(settings.base).origin + request.target }],
    ...(entries.length === 0 ? {} : { entry: entries }),
  }
}
