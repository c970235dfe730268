import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonical, fileNameOf } from './canonical.js'
import type { Definition, Definitions, Kind } from './types.js'

/** One source of definitions; layers are stacked, the last one wins. */
export interface Layer {
  find<K extends Kind>(kind: K, url: string): Definitions[K] | undefined
  all<K extends Kind>(kind: K): Definitions[K][]
}

/** A folder of our own: `<kind>/<name>.json`, read when asked for, so that a run pays only for what it uses. */
export function folderLayer(folder: string): Layer {
  const read = <K extends Kind>(kind: K, name: string): Definitions[K] =>
    JSON.parse(readFileSync(join(folder, kind, name), 'utf8')) as Definitions[K]
  return {
    find(kind, url) {
      const name = `${fileNameOf(url)}.json`
      if (!existsSync(join(folder, kind, name))) return undefined
      const found = read(kind, name)
      return found.url === url ? found : undefined
    },
    all(kind) {
      if (!existsSync(join(folder, kind))) return []
      return readdirSync(join(folder, kind))
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => read(kind, name))
    },
  }
}

/** Definitions that are already in memory, such as those of official files. Of two of one canonical the later wins. */
export function memoryLayer(definitions: Iterable<Definition>): Layer {
  const byKey = new Map<string, Definition>()
  for (const definition of definitions) byKey.set(`${definition.resourceType} ${canonical(definition.url)}`, definition)
  return {
    find: <K extends Kind>(kind: K, url: string) => byKey.get(`${kind} ${url}`) as Definitions[K] | undefined,
    all: <K extends Kind>(kind: K) => [...byKey.values()].filter((d): d is Definitions[K] => d.resourceType === kind),
  }
}
