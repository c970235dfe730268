import { asArray, asString, isObject, type Json, type JsonObject } from '../../core/index.js'
import type { Answer } from '../answer.js'
import { entriesOf } from '../bundle/entries.js'

/** A resource of an answer and where it stands. */
export interface Placed {
  readonly path: string
  readonly type: string
  readonly resource: JsonObject
}

/**
 * The resources that an answer carries: the body, or the entries of a Bundle (the Bundle itself and contained resources
 * aside).
 */
export function resourcesOf(answer: Answer): Placed[] {
  const { resource } = answer
  if (!resource) return []
  const found = resource['resourceType'] === 'Bundle' ? entriesOf(answer) : [{ path: typeOf(resource), resource }]
  return found.map(({ path, resource: one }) => ({ path, type: typeOf(one), resource: one }))
}

/** The type that a resource says it is; `otherwise` where it says none. */
export const typeOf = (resource: JsonObject | undefined, otherwise = 'resource'): string =>
  asString(resource?.['resourceType']) ?? otherwise

/** A value in a tree and its FHIR path with indexes. */
export interface Leaf {
  readonly path: string
  readonly name: string
  readonly value: null | boolean | number | string
}

/** Every primitive value of a tree, with its path. */
export function leavesOf(value: Json | undefined, path: string): Leaf[] {
  const leaves: Leaf[] = []
  gather(value, path, '', leaves)
  return leaves
}

/** Answers have tens of thousands of values: one list is filled, instead of one made at every branch. */
function gather(value: Json | undefined, path: string, name: string, leaves: Leaf[]): void {
  if (Array.isArray(value)) asArray(value).forEach((member, i) => gather(member, `${path}[${i}]`, name, leaves))
  else if (isObject(value)) for (const key of Object.keys(value)) gather(value[key], `${path}.${key}`, key, leaves)
  else if (value !== undefined) leaves.push({ path, name, value })
}
