import { broken, isObject, objects, ok, type Json, type JsonObject } from '../../core/index.js'
import type { Compare } from '../comparison/as-loaded.js'
import { unmatched } from '../comparison/compare.js'
import { codes, show } from '../toolkit/located.js'

/** An nhsCommunication extension in the plain form of a target file: language code and booleans by name. */
function plain(extension: Json): JsonObject {
  const parts = isObject(extension) ? objects(extension.extension) : []
  return Object.fromEntries(parts.map((p) => [show(p.url), p.valueBoolean ?? codes(p.valueCodeableConcept)[0] ?? null]))
}

/** Every loaded language comes back, with what was loaded beside it (preferred, interpreterRequired). */
export const communications: Compare = (received, wanted, subject) => {
  const values = received.map((l) => plain(l.value))
  const missing = unmatched(values, objects(wanted))
  if (missing.length === 0) return ok()
  const at = received[0]?.path ?? `${subject.path}.extension`
  return missing.map((m) => broken({ at, expected: show(m), received: values.length === 0 ? 'absent' : show(values) }))
}
