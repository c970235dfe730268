import type { Json, JsonObject } from '../../core/index.js'
import { numberText } from './number-text.js'

/**
 * A resource as FHIR JSON in one line, properties in the order of the object, decimals as they were read.
 *
 * @throws RangeError on a number that JSON cannot hold and that was not read from a text (NaN, Infinity)
 */
export function writeJson(resource: JsonObject): string {
  return objectText(resource)
}

function objectText(object: JsonObject): string {
  let out = ''
  for (const key of Object.keys(object)) {
    const value = object[key]
    if (value === undefined) continue
    out += `${out === '' ? '' : ','}${JSON.stringify(key)}:${valueText(object, key, value)}`
  }
  return `{${out}}`
}

function valueText(holder: object, key: string | number, value: Json): string {
  if (typeof value === 'number') {
    const text = numberText(holder, key, value)
    if (!/^-?\d/.test(text)) throw new RangeError(`${String(key)} is ${text}, which JSON cannot hold`)
    return text
  }
  if (Array.isArray(value)) return `[${value.map((item, i) => valueText(value, i, item)).join(',')}]`
  if (typeof value === 'object' && value !== null) return objectText(value)
  return JSON.stringify(value)
}
