import { isObject, objects, type Json, type JsonObject } from '../../../core/index.js'
import type { AnswerContext, Reply } from '../messages.js'

/** Changes of FHIR trees for mutations. Everything here makes a new tree; the honest one stays as it is. */

/** A new value for an element; undefined takes the element away. */
export type Change = Json | undefined | ((old: Json | undefined) => Json | undefined)

const changed = (old: Json | undefined, change: Change): Json | undefined =>
  typeof change === 'function' ? change(old) : change

function put(node: Json | undefined, path: readonly string[], change: Change): Json | undefined {
  const [key, ...rest] = path
  if (key === undefined) return changed(node, change)
  if (Array.isArray(node)) {
    const list = node
      .map((item, i) => (key === '*' || key === String(i) ? put(item, rest, change) : item))
      .filter((item) => item !== undefined)
    return list.length === 0 ? undefined : list
  }
  if (!isObject(node)) return node
  const value = put(node[key], rest, change)
  const others = Object.fromEntries(Object.entries(node).filter(([k]) => k !== key))
  if (value === undefined) return others
  return key in node
    ? Object.fromEntries(Object.entries(node).map(([k, v]) => [k, k === key ? value : v]))
    : { ...node, [key]: value }
}

/**
 * Changes the element at a path.
 *
 * @param path - names and indexes joined by dots; `*` is every member of a list (`name.0.use`, `address.*.state`).
 *   What lies before the last step has to be there, else nothing changes; a list that gets empty is taken away.
 */
export function edit(resource: JsonObject, path: string, change: Change): JsonObject {
  const result = put(resource, path.split('.'), change)
  return isObject(result) ? result : resource
}

/** A change of an element that is an object; anything else stays as it is. */
export const ofObject =
  (change: (old: JsonObject) => Json | undefined) =>
  (old: Json | undefined): Json | undefined =>
    isObject(old) ? change(old) : old

/** Adds members at the end of a list that need not be there yet. */
export const append =
  (...members: Json[]) =>
  (old: Json | undefined): Json => [...(Array.isArray(old) ? old : []), ...members]

/** Applies a change to the resources of a type: the one that is answered, or those in the entries of a Bundle. */
export const each =
  (type: string, change: (resource: JsonObject, about: AnswerContext) => JsonObject) =>
  (reply: Reply, about: AnswerContext): Reply => {
    const { resource } = reply
    if (!resource) return reply
    if (resource['resourceType'] === type) return { ...reply, resource: change(resource, about) }
    if (resource['resourceType'] !== 'Bundle' || resource['entry'] === undefined) return reply
    const entry = objects(resource['entry']).map((e) =>
      isObject(e['resource']) && e['resource']['resourceType'] === type
        ? { ...e, resource: change(e['resource'], about) }
        : e,
    )
    return { ...reply, resource: { ...resource, entry } }
  }
