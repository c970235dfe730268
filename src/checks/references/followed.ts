import { callable, interactions } from '../../catalogue/index.js'
import { asString, broken, noted, ok } from '../../core/index.js'
import { parseReference } from '../../fhir/index.js'
import type { Answer } from '../answer.js'
import type { Check, CheckContext } from '../check.js'
import { meaningIn, rootsOf } from '../toolkit/referring.js'
import { leavesOf } from '../toolkit/resources.js'

const READABLE = interactions().filter(({ kind }) => kind === 'read')

/** What a reference means, with the interaction that reads it. */
export interface Followable {
  /** `Type/id`. */
  readonly reference: string
  readonly interaction: string
  readonly id: string
}

/** What the references in an answer mean that some read interaction can follow, each once however it is written. */
export function referencesIn(answer: Answer, context: Pick<CheckContext, 'base' | 'called'>): Followable[] {
  const meaning = meaningIn(answer, rootsOf(context))
  const texts = leavesOf(answer.resource, '').flatMap(({ name, value }) =>
    name === 'reference' ? [String(value)] : [],
  )
  return [...new Set(texts.map(meaning))].flatMap((reference) => {
    const parsed = parseReference(reference)
    if (parsed?.kind !== 'relative') return []
    const reader = READABLE.find((r) => r.resource === parsed.type)
    return reader ? [{ reference, interaction: reader.id, id: parsed.id }] : []
  })
}

/** What the answer refers to can be read at the same service root; rows on one element are its own checks’. */
export const referencesResolve: Check = {
  id: 'references-resolve',
  reqs: ['SPINE-SDSREG-019', 'SPINE-SDSREG-020'],
  needs: ['resolved'],
  judge(answer, context) {
    const { resolved, variant } = context
    const readable = referencesIn(answer, context).filter((r) => callable(variant, r.interaction))
    if (readable.length === 0) return noted({ note: 'The answer refers to nothing that has a read interaction.' })
    return readable.map(({ reference }) => {
      const found = resolved?.get(reference)
      const type = asString(found?.resource?.['resourceType']) ?? ''
      if (found?.status === 200 && reference.startsWith(`${type}/`)) return ok()
      const received = found ? `${found.status} ${type}`.trim() : 'not followed'
      return broken({ at: `reference ${reference}`, expected: '200 and the resource', received })
    })
  },
}
