import { asArray, isObject, type Json, type JsonObject } from '../../../src/core/index.js'

/** A changed copy of a resource. */
export type Mutation = (resource: JsonObject) => JsonObject

type Change = (at: Json | undefined) => Json | undefined

/** The resource with the value at a path (`name[0].family`) changed; undefined takes it out. */
const change =
  (path: string, to: Change): Mutation =>
  (resource) =>
    walk(resource, path.split(/[.[\]]+/).filter(Boolean), to) as JsonObject

function walk(at: Json | undefined, [key, ...rest]: string[], to: Change): Json | undefined {
  if (key === undefined) return to(at)
  if (Array.isArray(at)) {
    return at.flatMap((member, i) => {
      const changed = i === Number(key) ? walk(member, rest, to) : member
      return changed === undefined ? [] : [changed]
    })
  }
  const object: JsonObject = isObject(at) ? at : {}
  const changed = walk(object[key], rest, to)
  const others = Object.entries(object).filter(([name]) => name !== key)
  return Object.fromEntries(changed === undefined ? others : [...others, [key, changed]])
}

/** Unchanged: what breaks is the context. */
export const nothing: Mutation = (resource) => resource
export const set = (path: string, value: Json): Mutation => change(path, () => value)
export const drop = (path: string): Mutation => change(path, () => undefined)
/** One more member of a list. */
export const add = (path: string, value: Json): Mutation => change(path, (list) => [...asArray(list), value])
/** The first member of a list once more. */
export const copy = (path: string): Mutation => change(path, (list) => asArray(list).concat(asArray(list).slice(0, 1)))
/** One value as a list of itself. */
export const asList = (path: string): Mutation => change(path, (value) => [value ?? null])
export const twice = (path: string): Mutation => change(path, (value) => [value ?? null, value ?? null])
/** Every relative reference with a version, as many servers write them. */
export const versioned: Mutation = (resource) =>
  JSON.parse(
    JSON.stringify(resource).replace(/("reference":"[A-Z][A-Za-z]+\/[^"/]+)"/g, '$1/_history/1469"'),
  ) as JsonObject
