import type { Json } from '../../core/index.js'
import type { Primitive } from '../compile/primitives.js'
import { jsonType } from '../rules.js'
import { keyword } from './keyword.js'

/** A primitive type; `padded` allows null, with which arrays of primitives are padded. */
export interface PrimitiveRule extends Primitive {
  readonly type: string
  readonly padded: boolean
}

/** `primitive`: the JSON type and the form of a primitive value. */
export const primitive = keyword<PrimitiveRule, Json>('primitive', undefined, (run, rule, data, path) => {
  const { type, json, form, says, padded } = rule
  if (typeof data !== json) {
    if (data !== null || !padded) run.report('json-type', path, { expected: json, found: jsonType(data), type })
  } else if (data === '') {
    run.report('empty-string', path, { type })
  } else if (form && !form(data as never)) {
    run.report('format', path, { type, value: data, expected: says })
  }
})
