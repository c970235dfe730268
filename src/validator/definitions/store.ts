import { inPackage } from '../../core/index.js'
import { canonical } from './canonical.js'
import { coreLayer } from './core-layer.js'
import { folderLayer, type Layer } from './layer.js'
import { foldersOf, type SetName } from './sets.js'
import type { DefinitionStore, Definitions, Kind } from './types.js'

/** Which definitions are wanted. */
export interface LoadOptions {
  /** Named sets of our own definitions, later ones winning. */
  readonly sets: readonly SetName[]
  /** More layers that win over ours, in order, such as the official files of `--definitions`. */
  readonly over?: readonly Layer[]
}

/** Opens the store. Nothing is read until a canonical is asked for; what was read is kept. */
export function loadDefinitions({ sets, over = [] }: LoadOptions): DefinitionStore {
  const own = foldersOf(sets).map((folder) => folderLayer(inPackage('profiles', ...folder.split('/'))))
  return storeOf([coreLayer(), ...own, ...over])
}

/** A store over layers of which the last that knows a canonical wins. */
export function storeOf(layers: readonly Layer[]): DefinitionStore {
  const reversed = [...layers].reverse()
  const known = new Map<string, unknown>()

  function find<K extends Kind>(kind: K, url: string): Definitions[K] | undefined {
    const plain = canonical(url)
    const key = `${kind} ${plain}`
    if (known.has(key)) return known.get(key) as Definitions[K] | undefined
    let found: Definitions[K] | undefined
    for (const layer of reversed) if ((found = layer.find(kind, plain))) break
    known.set(key, found)
    return found
  }

  return {
    structure: (url) => find('StructureDefinition', url),
    valueSet: (url) => find('ValueSet', url),
    codeSystem: (url) => find('CodeSystem', url),
    all<K extends Kind>(kind: K) {
      const byUrl = new Map<string, Definitions[K]>()
      for (const layer of layers) for (const d of layer.all(kind)) byUrl.set(canonical(d.url), d)
      return [...byUrl.values()]
    },
  }
}
