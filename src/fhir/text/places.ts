/** Where a value stands in the text, as a tree beside the JSON form. */
export interface Place {
  /** Offset in UTF-16 units. */
  readonly at: number
  /** Of an object: its properties by name, JSON spelling. */
  readonly members?: ReadonlyMap<string, Place>
  /** Of an array: its items. */
  readonly items?: readonly Place[]
}

const STEP = /([^.[\]]+)((?:\[\d+\])*)/g

/**
 * The offset of an element by FHIR path with indexes. A choice may be spelt with its type or without; the extensions of
 * a primitive are found below its own name. Where the element is absent, its nearest ancestor that is there.
 *
 * @param root - the place of the resource
 * @param path - begins with the type of the resource: `Patient.name[0].given[1]`
 */
export function findPlace(root: Place, path: string): number {
  let here: readonly Place[] = [root]
  const steps = [...path.matchAll(STEP)].slice(1)
  for (const [, name = '', indexes = ''] of steps) {
    const named = here.flatMap((place) => member(place, name))
    if (named.length === 0) break
    here = (indexes.match(/\d+/g) ?? []).reduce<readonly Place[]>((places, i) => item(places, Number(i)), named)
  }
  return (here[0] as Place).at
}

/** The property and its twin, or the one spelling of a choice that is there. */
function member(place: Place, name: string): Place[] {
  const members = place.members ?? place.items?.[0]?.members
  if (members === undefined) return []
  const both = [members.get(name), members.get(`_${name}`)].filter((p) => p !== undefined)
  if (both.length > 0) return both
  const choice = [...members.keys()].find((k) => k.startsWith(name) && /^[A-Z]/.test(k.slice(name.length)))
  return choice === undefined ? [] : member(place, choice)
}

/** An item of each; a place that is no array is its own first item, and an index past the end keeps the array. */
function item(places: readonly Place[], index: number): readonly Place[] {
  const items = places.map((p) => p.items?.[index]).filter((p) => p !== undefined)
  return items.length > 0 ? items : places
}
