import type { Json, JsonObject } from '../../core/index.js'

/** All texts of elements named `reference` below a value, each once. */
export function referencesIn(root: JsonObject): Set<string> {
  const found = new Set<string>()
  const open: Json[] = [root]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue
    if (Array.isArray(value)) {
      for (const item of value) open.push(item)
      continue
    }
    for (const name in value) {
      const below = value[name]
      if (name === 'reference' && typeof below === 'string') found.add(below)
      else if (typeof below === 'object' && below !== null) open.push(below)
    }
  }
  return found
}
