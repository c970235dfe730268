import type { Json, JsonObject } from '../../core/index.js'

/** The texts of all elements of a name below a value. Without recursion, so that no depth is too deep. */
export function textsNamed(wanted: string, root: JsonObject): string[] {
  const found: string[] = []
  const open: Json[] = [root]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue
    if (Array.isArray(value)) {
      for (const item of value) open.push(item)
      continue
    }
    for (const name in value) {
      const below = value[name]
      if (name === wanted && typeof below === 'string') found.push(below)
      else if (typeof below === 'object' && below !== null) open.push(below)
    }
  }
  return found
}
