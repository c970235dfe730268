import { isObject, type Json } from '../../core/index.js'
import { jsonType } from '../rules.js'
import type { LazySchema } from '../run.js'
import { keyword } from './keyword.js'

/** The definitions that judge an object; `padded` allows null, with which arrays of twins are padded. */
export interface DispatchRule {
  readonly schemas: readonly LazySchema[]
  readonly padded?: boolean
}

/**
 * `dispatch`: an object is judged by other definitions, which are compiled when the first such object comes. That it is
 * an object is told here and not by ajv, so that a million wrong ones cost no memory.
 */
export const dispatch = keyword<DispatchRule, Json>('dispatch', undefined, (run, { schemas, padded }, data, path) => {
  if (isObject(data)) for (const schema of schemas) run.apply(schema, data, path)
  else if (data !== null || !padded) run.report('json-type', path, { expected: 'object', found: jsonType(data) })
})
