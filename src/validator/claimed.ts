import { isObject, type JsonObject } from '../core/index.js'
import { canonical } from './definitions/index.js'

/** The canonicals in meta.profile: the profiles that a resource says it keeps to. */
export function claimedProfiles(resource: JsonObject): string[] {
  const { meta } = resource
  const profile = isObject(meta) ? meta['profile'] : undefined
  if (!Array.isArray(profile)) return []
  return profile.flatMap((url) => (typeof url === 'string' && url.trim() !== '' ? [canonical(url)] : []))
}
