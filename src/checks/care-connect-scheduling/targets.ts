import { asString, isObject, objects, type JsonObject } from '../../core/index.js'
import type { Answer } from '../answer.js'
import { entriesOf, type Entry } from '../bundle/entries.js'
import { typeOf } from '../toolkit/resources.js'

/** A reference without the version that it may name. */
const unversioned = (reference: string): string => reference.replace(/\/_history\/[^/]*$/, '')

const TYPED = /(?:^|\/)([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})$/

/** True where a reference names an entry: by type and id, relative or absolute, or by its fullUrl. */
export function names(reference: string, { entry, resource }: Entry): boolean {
  const plain = unversioned(reference)
  if (plain === asString(entry['fullUrl'])) return true
  const [, type, id] = TYPED.exec(plain) ?? []
  return type !== undefined && type === typeOf(resource) && id === resource['id']
}

/** The type of what a reference leads to: an entry of the answer, a contained resource, or what the reference says. */
export function typeNamed(reference: string, from: JsonObject, answer: Answer): string {
  const contained = objects(from['contained']).find((one) => reference === `#${asString(one['id']) ?? ''}`)
  const found = contained ?? entriesOf(answer).find((one) => names(reference, one))?.resource
  return found ? typeOf(found) : (TYPED.exec(unversioned(reference))?.[1] ?? 'none')
}

/** Every reference below a value. */
export function referencesBelow(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesBelow)
  if (!isObject(value)) return []
  const own = asString(value['reference'])
  return [...(own === undefined ? [] : [own]), ...Object.values(value).flatMap(referencesBelow)]
}
