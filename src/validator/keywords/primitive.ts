import { asString, isObject, type Json, type JsonObject } from '../../core/index.js'
import { numberText, versionsWithObjectAt } from '../../fhir/index.js'
import type { Primitive } from '../compile/primitives.js'
import { jsonType } from '../rules.js'
import type { Run } from '../run.js'
import { keyword } from './keyword.js'

/** A primitive type; `padded` allows null, with which arrays of primitives are padded. */
export interface PrimitiveRule extends Primitive {
  readonly type: string
  readonly padded: boolean
}

/** `primitive`: the JSON type and the form of a primitive value. */
export const primitive = keyword<PrimitiveRule, Json>('primitive', undefined, (run, rule, data, path, parent) => {
  const { type, json, form, says, padded } = rule
  const isType = typeof data === json
  if (data === null && padded) return
  if (data === '') run.report('empty-string', path, { type })
  else if (isType && (!form || form(plain(run, type, data) as never))) return
  // XML writes every value as a text: there is no wrong type of JSON, only a text that is no value of the type.
  else if (isType || (run.format === 'xml' && typeof data === 'string')) {
    run.report('format', path, { type, value: data, ...written(data, path, parent), expected: says })
  } else {
    const found = { expected: json, found: jsonType(data), type }
    run.report('json-type', path, { ...found, ...received(data, path, parent), ...otherVersions(run, data, path) })
  }
})

/** Types that XML writes with blanks around, as it likes (FHIR STU3, primitive types). */
const BLANKS_AROUND = new Set(['base64Binary', 'instant', 'uri', 'oid', 'uuid', 'date', 'dateTime', 'time'])

const plain = (run: Run, type: string, data: Json): Json =>
  run.format === 'xml' && typeof data === 'string' && BLANKS_AROUND.has(type) ? data.trim() || data : data

/** The value of a wrong type, where it is short enough to be shown. */
const received = (data: Json, path: string, parent: JsonObject | Json[]): JsonObject =>
  typeof data === 'object' ? {} : { value: data, ...written(data, path, parent) }

/** A number as it was written, where JavaScript would round it or write it otherwise. */
function written(data: Json, path: string, parent: JsonObject | Json[]): JsonObject {
  if (typeof data !== 'number') return {}
  const name = path.slice(path.lastIndexOf('/') + 1)
  const text = numberText(parent, Array.isArray(parent) ? Number(name) : name, data)
  return text === String(data) ? {} : { written: text }
}

/** The versions of FHIR that have an object here. */
function otherVersions({ frame }: Run, data: Json, path: string): JsonObject {
  if (!frame || !isObject(data)) return {}
  const steps = path
    .slice(frame.path.length)
    .split('/')
    .filter((step) => !/^\d*$/.test(step))
  const versions = versionsWithObjectAt([asString(frame.resource['resourceType']) ?? '', ...steps].join('.'))
  return versions.length === 0 ? {} : { versions }
}
