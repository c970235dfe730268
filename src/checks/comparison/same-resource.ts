import { inWords, objects, without, type JsonObject } from '../../core/index.js'

/** True where two answers show one and the same thing. */
export type IsSame = (one: JsonObject, other: JsonObject) => boolean

/** The business identifiers of a resource. */
const identifiersOf = ({ identifier }: JsonObject): string[] =>
  objects(identifier).flatMap(({ system, value }) =>
    value === undefined ? [] : [`${inWords(system)}|${inWords(value)}`],
  )

/** By type and id, for rules that are about ids. */
export const hasSameId: IsSame = (one, other) =>
  one['resourceType'] === other['resourceType'] && one['id'] === other['id']

/**
 * By a business identifier, whatever `Resource.id` each answer gives it (requirements: two answers are compared by
 * identifier); by type and id where one of them has none.
 */
export const isSameResource: IsSame = (one, other) =>
  hasSameId(one, other) ||
  (one['resourceType'] === other['resourceType'] &&
    identifiersOf(one).some((name) => identifiersOf(other).includes(name)))

/** A resource without its id, where a business identifier tells it. */
export const unnumbered = (resource: JsonObject): JsonObject =>
  identifiersOf(resource).length > 0 ? without(resource, 'id') : resource

/** The wanted resources that a list does not have; each of the list stands for one of them. */
export function missingFrom(
  list: readonly JsonObject[],
  wanted: readonly JsonObject[],
  isSame: IsSame = isSameResource,
): JsonObject[] {
  const free = [...list]
  return wanted.filter((one) => {
    const i = free.findIndex((other) => isSame(one, other))
    if (i >= 0) free.splice(i, 1)
    return i < 0
  })
}
