import type { ElementDefinition, StructureDefinition } from '../../src/validator/definitions/index.js'
import { distilElement, pick, type Words } from './element.js'

const HEADER = [
  'resourceType',
  'url',
  'version',
  'kind',
  'abstract',
  'contextType',
  'context',
  'type',
  'baseDefinition',
  'derivation',
] as const

type Elements = readonly ElementDefinition[]

/** A choice narrowed to one type is written like a slice but needs no slicing entry. */
const isChoice = ({ path, id, sliceName }: ElementDefinition): boolean =>
  path.endsWith('[x]') || id?.includes('[x]') === true || sliceName === path.split('.').at(-1)

/** Elements that slice a path without an entry that says how: the entry is taken from the snapshot (trap 22). */
function withSlicing(elements: Elements, snapshot: Elements): ElementDefinition[] {
  const sliced = new Set(elements.filter((e) => e.slicing).map((e) => e.id))
  return elements.flatMap((element) => {
    if (element.sliceName === undefined || isChoice(element)) return [element]
    const id = (element.id ?? '').replace(/:[^:.]*$/, '')
    const slicing = snapshot.find((e) => e.id === id)?.slicing
    if (sliced.has(id) || !slicing) return [element]
    sliced.add(id)
    return [{ id, path: element.path, slicing }, element]
  })
}

/** Bindings that state a strength only: the value set that they inherit is written out (trap 11). */
function withValueSet(element: ElementDefinition, snapshot: Elements): ElementDefinition {
  const { binding } = element
  if (!binding || binding.valueSetUri !== undefined || binding.valueSetReference) return element
  const inherited = snapshot.find((e) => e.id === element.id)?.binding
  return inherited ? { ...element, binding: { ...inherited, strength: binding.strength } } : element
}

/**
 * A definition of ours: the whole list of elements for FHIR's own types, which have no usable base; the differential for
 * everything that constrains one.
 */
export function distilStructure(official: StructureDefinition, words: Words): StructureDefinition {
  const snapshot = official.snapshot?.element ?? []
  const elements = (list: Elements) => ({ element: list.map((e) => distilElement(e, words)) })
  if (official.derivation !== 'constraint') return { ...pick(official, HEADER), snapshot: elements(snapshot) }
  const differential = withSlicing(official.differential?.element ?? [], snapshot)
  return {
    ...pick(official, HEADER),
    differential: elements(differential.map((e) => withValueSet(e, snapshot))),
  }
}
