import { isObject, type Json } from '../../core/index.js'

const primitive = (value: Json | undefined): boolean => !isObject(value) && !Array.isArray(value)

/**
 * True where everything that was loaded stands in what came back; more may stand there. Members of a list of objects
 * match in any order, one for one; lists of plain values (lines, given names) match in order and length.
 */
export function includes(received: Json | undefined, wanted: Json | undefined): boolean {
  if (wanted === undefined) return true
  if (isObject(wanted)) {
    return isObject(received) && Object.entries(wanted).every(([key, value]) => includes(received[key], value))
  }
  if (!Array.isArray(wanted)) return received === wanted
  if (!Array.isArray(received)) return false
  if (wanted.every(primitive)) return wanted.length === received.length && wanted.every((w, i) => w === received[i])
  return unmatched(received, wanted).length === 0
}

/** The members of the loaded list that nothing in the received list includes, each received member used once. */
export function unmatched(received: readonly Json[], wanted: readonly Json[]): Json[] {
  const free = [...received]
  return wanted.filter((w) => {
    const i = free.findIndex((r) => includes(r, w))
    if (i >= 0) free.splice(i, 1)
    return i < 0
  })
}

/** The same value with keys and list members in one fixed order: what differs in order alone comes out equal. */
export function canonical(value: Json | undefined): Json {
  if (Array.isArray(value)) {
    return value.map(canonical).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  if (!isObject(value)) return value ?? null
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((k) => [k, canonical(value[k])]))
}

/** Equal, the order of keys and list members apart. */
export const same = (a: Json | undefined, b: Json | undefined): boolean =>
  JSON.stringify(canonical(a)) === JSON.stringify(canonical(b))
