import type { DefinitionStore, ElementDefinition } from '../definitions/index.js'
import { canonical, typeUrl } from '../definitions/index.js'

/**
 * The keys of the invariants that come with the types of an element. Snapshots repeat them on the element; they are
 * judged with the type, so that they are judged once.
 */
export function typeInvariants(store: DefinitionStore): (def: ElementDefinition) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>()

  function ofDefinition(url: string): ReadonlySet<string> {
    const key = canonical(url)
    const found = known.get(key)
    if (found) return found
    known.set(key, new Set())
    const sd = store.structure(key)
    const own = (sd?.snapshot ?? sd?.differential)?.element[0]?.constraint ?? []
    const base = sd?.snapshot || sd?.baseDefinition === undefined ? [] : ofDefinition(sd.baseDefinition)
    const keys = new Set([...own.map((c) => c.key), ...base])
    known.set(key, keys)
    return keys
  }

  return (def) =>
    new Set([
      // Of Element itself: some data types do not repeat it, and xhtml has no definition.
      'ele-1',
      ...(def.type ?? []).flatMap(({ code, profile }) => [
        ...(code === undefined ? [] : ofDefinition(typeUrl(code))),
        ...(profile === undefined ? [] : ofDefinition(profile)),
      ]),
    ])
}
