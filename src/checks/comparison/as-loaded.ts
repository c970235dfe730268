import { broken, noted, ok, type Json, type JsonObject, type Outcome } from '../../core/index.js'
import type { Check } from '../check.js'
import { show, type Located, type Selector } from '../toolkit/located.js'
import { ofEach, type CheckMeta } from '../toolkit/make.js'
import { unmatched } from './compare.js'

/** Judges what came back against one element of what the tester loaded. */
export type Compare = (received: readonly Located[], wanted: Json, subject: Located<JsonObject>) => Outcome | Outcome[]

/**
 * A check that what the tester loaded comes back. Where the target file says nothing of the element, nothing is
 * graded, and that is noted: an absent element may be right.
 *
 * @param element - the key under `expect` in the target file
 * @param selector - where the element stands in the resource
 */
export const asLoaded = (about: CheckMeta, element: string, selector: Selector, compare: Compare = allOf): Check =>
  ofEach({ ...about, needs: ['expected'] }, (subject, { expected }) => {
    const wanted = expected?.[element]
    if (wanted === undefined) {
      return noted({ at: `${subject.path}.${element}`, note: `The target file expects no ${element}: not compared.` })
    }
    return compare(selector(subject), wanted, subject)
  })

/** Every loaded member is among those that came back; more may come. */
export function allOf(received: readonly Located[], wanted: Json, subject: Located<JsonObject>): Outcome[] {
  const values = received.map((l) => l.value)
  const missing = unmatched(values, Array.isArray(wanted) ? wanted : [wanted])
  if (missing.length === 0) return [ok()]
  const at = received[0]?.path ?? subject.path
  return missing.map((m) => broken({ at, expected: show(m), received: values.length === 0 ? 'absent' : show(values) }))
}
