import { PRIMITIVES } from '../compile/primitives.js'
import type { Json } from '../../core/index.js'
import { jsonType } from '../rules.js'
import { keyword } from './keyword.js'

/** A primitive type; `padded` allows null, with which arrays of primitives are padded. */
export interface PrimitiveRule {
  readonly type: string
  readonly padded: boolean
}

/** `primitive`: the JSON type and the form of a primitive value. */
export const primitive = keyword<PrimitiveRule, Json>('primitive', undefined, (run, { type, padded }, data, path) => {
  const rule = PRIMITIVES.get(type)
  if (!rule || (padded && data === null)) return
  if (typeof data !== rule.json) {
    run.report('json-type', path, { expected: rule.json, found: jsonType(data), type })
  } else if (data === '') {
    run.report('empty-string', path, { type })
  } else if (rule.form && !rule.form(data as never)) {
    run.report('format', path, { type, value: data, expected: rule.says })
  }
})
