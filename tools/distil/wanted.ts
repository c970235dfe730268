import { asString, isObject } from '../../src/core/index.js'
import {
  typeUrl,
  type DefinitionExtension,
  type StructureDefinition,
  type ValueSet,
} from '../../src/validator/definitions/index.js'

/** Follows references from some canonicals until nothing new is found: every definition reached that `find` knows. */
export function closure<T extends { readonly url: string }>(
  start: Iterable<string>,
  find: (url: string) => T | undefined,
  next: (definition: T) => readonly string[],
): T[] {
  const reached = new Set<T>()
  const open = [...start]
  for (let url = open.pop(); url !== undefined; url = open.pop()) {
    const found = find(url)
    if (!found || reached.has(found)) continue
    reached.add(found)
    open.push(...next(found))
  }
  return [...reached]
}

const allElements = (d: StructureDefinition) => [...(d.snapshot?.element ?? []), ...(d.differential?.element ?? [])]
const there = (url: string | undefined): url is string => url !== undefined

/** What a structure is built of: its base, the types of its elements and their profiles. Targets are not followed. */
export function structuresOf(d: StructureDefinition): string[] {
  const types = allElements(d).flatMap((e) => e.type ?? [])
  return [d.baseDefinition, ...types.flatMap((t) => [t.code && typeUrl(t.code), t.profile])].filter(there)
}

/** The value sets that a structure binds, those of examples left out: nobody is judged by them. */
export const valueSetsOf = (d: StructureDefinition): string[] =>
  allElements(d)
    .flatMap((e) => e.binding ?? [])
    .filter((b) => b.strength !== 'example')
    .flatMap((b) => [b.valueSetUri, b.valueSetReference?.reference, ...(b.extension ?? []).map(maxValueSet)])
    .filter(there)

function maxValueSet({ valueReference }: DefinitionExtension): string | undefined {
  return isObject(valueReference) ? asString(valueReference['reference']) : undefined
}

const parts = (d: ValueSet) => [...(d.compose?.include ?? []), ...(d.compose?.exclude ?? [])]

/** The value sets that a value set takes over whole. */
export const includedBy = (d: ValueSet): string[] => parts(d).flatMap((p) => p.valueSet ?? [])

/** The code systems that a value set draws from. */
export const systemsOf = (d: ValueSet): string[] => parts(d).flatMap((p) => p.system ?? [])
