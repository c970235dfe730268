import { inWords, isObject, objects, type JsonObject } from '../../../core/index.js'
import type { ReplyMutation } from '../mutation/mutation.js'
import { writes } from './make.js'

/** The instant at which every record of a dress was last changed that no request has changed since. */
export const CHANGED = '2024-03-04T22:58:59.000Z'

/** How a server writes an instant. */
export type Written = (instant: Date) => string

/** As a stock Java server in UTC has it: with milliseconds and an offset. */
export const withOffset: Written = (instant) => instant.toISOString().replace('Z', '+00:00')

/** In UTC, by its letter. */
export const byZ: Written = (instant) => instant.toISOString().replace('.000Z', 'Z')

const dated = (resource: JsonObject, lastUpdated: string): JsonObject => {
  const { versionId, ...others } = isObject(resource['meta']) ? resource['meta'] : {}
  const meta = { ...(versionId === undefined ? {} : { versionId }), lastUpdated, ...others }
  return Object.fromEntries(Object.entries(resource).map(([name, value]) => [name, name === 'meta' ? meta : value]))
}

/**
 * Says when a record was last changed, and truly: what was read or made is told by its header, what a search shows by
 * the records, of which no request changes those of these types.
 *
 * @param unchanging - types of which the records of the dress were all changed at {@link CHANGED}
 */
export const tellsWhenChanged = (unchanging: readonly string[], written: Written): ReplyMutation =>
  writes('last-updated', 'Tells when a record was last changed', (resource, _about, { headers }) => {
    const changed = headers.get('Last-Modified')
    if (changed !== undefined) return dated(resource, written(new Date(changed)))
    if (resource['resourceType'] !== 'Bundle' || resource['entry'] === undefined) return resource
    const entry = objects(resource['entry']).map((one) =>
      isObject(one['resource']) && unchanging.includes(inWords(one['resource']['resourceType']))
        ? { ...one, resource: dated(one['resource'], written(new Date(CHANGED))) }
        : one,
    )
    return { ...resource, entry }
  })
