import type { ElementDefinition, StructureDefinition } from '../../src/validator/definitions/index.js'
import { corrected } from './corrections.js'
import { distilElement, pick } from './element.js'

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

/** The most times that an extension may occur by its own definition. */
export type RootMax = (profile: string) => string | undefined

/**
 * How often a slice or the root may occur, where only the snapshot says it: an extension slice that the publisher's
 * tool left at `*` though the extension itself is 0..1, and an extension whose root has its limit in the snapshot
 * alone.
 */
function withMax(element: ElementDefinition, snapshot: Elements, rootMax: RootMax): ElementDefinition {
  if (element.max !== undefined) return element
  const max = snapshot.find((e) => e.id === element.id)?.max
  const profile = element.sliceName === undefined ? undefined : element.type?.[0]?.profile
  const derived = profile === undefined ? undefined : rootMax(profile)
  const silent = profile === undefined ? !element.path.includes('.') && max === '1' : derived && derived !== max
  return silent && max !== undefined ? { ...element, max } : element
}

/**
 * A definition of ours: the whole list of elements for FHIR's own types, which have no usable base; the differential
 * for everything that constrains one.
 */
export function distilStructure(official: StructureDefinition, rootMax: RootMax): StructureDefinition {
  const snapshot = official.snapshot?.element ?? []
  const elements = (list: Elements) => ({ element: list.map(distilElement) })
  if (official.derivation !== 'constraint') return { ...pick(official, HEADER), snapshot: elements(snapshot) }
  const differential = withSlicing(official.differential?.element ?? [], snapshot)
    .map((e) => withValueSet(e, snapshot))
    .map((e) => withMax(e, snapshot, rootMax))
    .map((e) => corrected(official.url, e))
  return { ...pick(official, HEADER), differential: elements(differential) }
}
