import { blocked, broken, noted, ok, tolerated, type Json, type JsonObject } from '../../core/index.js'
import { meaningOf } from '../../fhir/index.js'
import type { Check, CheckContext } from '../check.js'
import { resources, show, type Located, type Selector } from '../toolkit/located.js'
import { ofEach, type CheckMeta } from '../toolkit/make.js'
import { rootsOf, type Meaning } from '../toolkit/referring.js'
import { same } from './compare.js'
import { contentOf } from './content.js'

/** The resource of the same type and id in the earlier answer. */
export function inEarlier(subject: Located<JsonObject>, { comparedWith }: CheckContext): JsonObject | undefined {
  const { resourceType, id } = subject.value
  const found = comparedWith ? resources(comparedWith, show(resourceType)) : []
  return found.find((f) => f.value.id === id)?.value
}

const values = (resource: JsonObject, selector: Selector): Json[] =>
  selector({ value: resource, path: '' }).map((l) => l.value)

/** A check that an element is the same in a read as in the find before it; order of lists apart. */
export const asFound = (about: CheckMeta, selector: Selector): Check =>
  ofEach({ ...about, needs: ['comparedWith'] }, (subject, context) => {
    const earlier = inEarlier(subject, context)
    if (!earlier) return blocked('The search before did not give this resource: nothing to compare with.')
    const [before, now] = [values(earlier, selector), values(subject.value, selector)]
    if (before.length === 0 && now.length === 0)
      return noted({ at: subject.path, note: 'In neither of the two answers.' })
    const at = selector(subject)[0]?.path ?? subject.path
    return same(before, now) ? ok() : broken({ at, expected: `as in the search: ${show(before)}`, received: show(now) })
  })

/**
 * The elements in which two resources of a provider differ, wherever they were answered, by their content.
 *
 * @param context - says below which roots the provider's references stand
 */
export function differences(a: JsonObject, b: JsonObject, context: Pick<CheckContext, 'base' | 'called'>): string[] {
  const meaning: Meaning = (reference) => meaningOf(reference, rootsOf(context))
  const [left, right] = [contentOf(a, meaning), contentOf(b, meaning)]
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].filter((k) => !same(left[k], right[k])).sort()
}

/**
 * A check that a read gives the resource of the find before it whole. A difference only warns: the pages
 * ask for the same population, not in so many words for equality.
 */
export const wholeAsFound = (about: CheckMeta): Check =>
  ofEach({ ...about, needs: ['comparedWith'] }, (subject, context) => {
    const earlier = inEarlier(subject, context)
    if (!earlier) return blocked('The search before did not give this resource: nothing to compare with.')
    const different = differences(earlier, subject.value, context)
    if (different.length === 0) return ok()
    return tolerated({
      at: subject.path,
      expected: 'the resource of the search',
      received: `differs in ${different.join(', ')}`,
      note: 'Both pages ask for the same population; neither says in so many words that the two answers are equal.',
    })
  })
