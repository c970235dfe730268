import { asString, isObject, type Json, type JsonObject } from '../../core/index.js'
import { isSameReference, meaningOf, typeReferredTo, type Roots } from '../../fhir/index.js'
import type { Answer } from '../answer.js'
import { entriesOf } from '../bundle/entries.js'
import type { CheckContext } from '../check.js'

/** `Type/id` of a resource: what a reference to it means. */
export const nameOf = ({ resourceType, id }: JsonObject): string =>
  `${asString(resourceType) ?? ''}/${asString(id) ?? ''}`

/** What a reference means in some situation: the same text for each way to write it. */
export type Meaning = (reference: string) => string

/** What an absolute URL may begin with to mean a resource of the provider's own. */
export const rootsOf = ({ base, called = base }: Pick<CheckContext, 'base' | 'called'>): Roots => [base, called]

/**
 * What references mean in an answer: version and service root aside, and the fullUrl of an entry means the resource in
 * it. References of different answers are compared by this too, each by the meaning in its own.
 *
 * @param roots - see {@link rootsOf}
 */
export function meaningIn(answer: Answer, roots: Roots): Meaning {
  const named = new Map(
    entriesOf(answer).flatMap(({ entry, resource }): [string, string][] => {
      const fullUrl = asString(entry['fullUrl'])
      return fullUrl === undefined ? [] : [[meaningOf(fullUrl, roots), nameOf(resource)]]
    }),
  )
  return (reference) => {
    const meaning = meaningOf(reference, roots)
    return named.get(meaning) ?? meaning
  }
}

/** The text of a Reference. */
export const referenceText = (value: Json | undefined): string | undefined =>
  isObject(value) ? asString(value['reference']) : undefined

/** The text of a Reference that names a type by its form, whatever version and root it has. */
export function textNaming(type: string, value: Json | undefined): string | undefined {
  const text = referenceText(value)
  return text !== undefined && typeReferredTo(text) === type ? text : undefined
}

/** What a Reference means. */
export function meaningOfReference(value: Json | undefined, meaning: Meaning): string | undefined {
  const text = referenceText(value)
  return text === undefined ? undefined : meaning(text)
}

/** True where a Reference means the resource of that name, `Type/id`, of a provider below a root. */
export const refersTo = (value: Json | undefined, name: string, base: string): boolean =>
  isSameReference(referenceText(value) ?? '', name, [base])
