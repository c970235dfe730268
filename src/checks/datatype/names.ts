import { asArray, broken, isObject, ok, tolerated, type Json, type JsonObject, type Outcome } from '../../core/index.js'
import { show, type Located } from '../toolkit/located.js'

const folded = (value: Json | undefined): string => (typeof value === 'string' ? value.toLowerCase() : '')
const given = (name: JsonObject): string[] => asArray(name.given).map(folded)

/**
 * Family name and first given name are as loaded, letters in upper or lower case alike; further given names only warn.
 */
export function compareNames(received: Located | undefined, seeded: JsonObject, at: string): Outcome {
  const name = received && isObject(received.value) ? received.value : {}
  const where = { at: received?.path ?? `${at}.name`, expected: show(seeded), received: show(name) }
  const [first, ...more] = given(name)
  const [seededFirst, ...seededMore] = given(seeded)
  if (folded(name.family) !== folded(seeded.family) || first !== seededFirst) return broken(where)
  return more.join(' ') === seededMore.join(' ')
    ? ok()
    : tolerated({
        ...where,
        note: 'The name is the one of PDS; how far further given names are held in step is not said.',
      })
}
