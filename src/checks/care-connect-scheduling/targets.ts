import { isObject, objects, type JsonObject } from '../../core/index.js'
import { typeReferredTo } from '../../fhir/index.js'
import type { Answer } from '../answer.js'
import { entriesOf, type Entry } from '../bundle/entries.js'
import type { CheckContext } from '../check.js'
import { meaningIn, nameOf, referenceText, rootsOf } from '../toolkit/referring.js'
import { typeOf } from '../toolkit/resources.js'

/** Tells which entry of an answer a reference names: by type and id below the service root, or by its fullUrl. */
export function namesIn(
  answer: Answer,
  context: CheckContext,
): (reference: string, entry: Pick<Entry, 'resource'>) => boolean {
  const meaning = meaningIn(answer, rootsOf(context))
  return (reference, { resource }) => meaning(reference) === nameOf(resource)
}

/** The type of what a reference leads to: an entry of the answer, a contained resource, or what the reference says. */
export function typeNamed(reference: string, from: JsonObject, answer: Answer, context: CheckContext): string {
  const contained = objects(from['contained']).find(({ id }) => typeof id === 'string' && reference === `#${id}`)
  const names = namesIn(answer, context)
  const found = contained ?? entriesOf(answer).find((one) => names(reference, one))?.resource
  return found ? typeOf(found) : (typeReferredTo(reference) ?? 'none')
}

/** Every reference below a value. */
export function referencesBelow(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesBelow)
  if (!isObject(value)) return []
  const own = referenceText(value)
  return [...(own === undefined ? [] : [own]), ...Object.values(value).flatMap(referencesBelow)]
}
