import { isDeepStrictEqual } from 'node:util'
import { isObject, type Json } from '../../core/index.js'
import { keyword } from './keyword.js'

/** `fixed`: the value is exactly this one. Wrapped, because ajv reads no keyword whose value is undefined or false. */
export const fixed = keyword<{ readonly value: Json }, Json>('fixed', undefined, (run, { value }, data, path) => {
  if (data !== value && !isDeepStrictEqual(data, value))
    run.report('fixed-value', path, { expected: value, found: data })
})

/** `patternValue`: the value holds at least what this one holds. */
export const pattern = keyword<{ readonly value: Json }, Json>(
  'patternValue',
  undefined,
  (run, { value }, data, path) => {
    if (!holds(data, value)) run.report('pattern-value', path, { expected: value, found: data })
  },
)

/** True where a value holds everything that a pattern holds; arrays in any order. */
export function holds(data: Json | undefined, wanted: Json | undefined): boolean {
  if (Array.isArray(wanted)) return Array.isArray(data) && wanted.every((w) => data.some((d) => holds(d, w)))
  if (isObject(wanted)) return isObject(data) && Object.entries(wanted).every(([key, w]) => holds(data[key], w))
  return data === wanted
}
