import { isObject, type Json, type JsonObject } from '../../core/index.js'
import type { Deviation } from '../deviation.js'

/** Changes the resource that is sent. It has to be JSON still: a change of the wire form comes after it. */
export const sent = (name: string, change: (resource: JsonObject) => JsonObject): Deviation => ({
  name,
  hop: 'any',
  apply: (plan) => {
    const resource = JSON.parse(String(plan.body ?? '{}')) as Json
    return { ...plan, body: JSON.stringify(change(isObject(resource) ? resource : {})) }
  },
})
