import { asString, isObject, type Json } from '../../core/index.js'
import { jsonType } from '../rules.js'
import { keyword } from './keyword.js'

/** The resource types that may stand here, with the profiles asked for; empty where any resource may. */
export type ResourceRule = ReadonlyMap<string, readonly string[]>

/** `resource`: a resource inside another one (an entry, a parameter, a contained one) is judged by its own type. */
export const resource = keyword<ResourceRule, Json>('resource', undefined, (run, rule, data, path) => {
  if (!isObject(data)) return run.report('json-type', path, { expected: 'object', found: jsonType(data) })
  const type = asString(data['resourceType'])
  if (type !== undefined && rule.size > 0 && !rule.has(type)) {
    run.report('resource-type-unexpected', path, { expected: [...rule.keys()], found: type })
  }
  run.resource(data, path, rule.get(type ?? '') ?? [])
})
