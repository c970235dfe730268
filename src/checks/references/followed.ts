import { callable, interactions } from '../../catalogue/index.js'
import { asString, broken, noted, ok, type JsonObject } from '../../core/index.js'
import type { Check } from '../check.js'
import { leavesOf } from '../toolkit/resources.js'

const READABLE = interactions().filter(({ kind }) => kind === 'read')

/** A relative reference taken apart, with the interaction that reads it. */
export interface Followable {
  readonly reference: string
  readonly interaction: string
  readonly id: string
}

/** The references in a resource that some read interaction can follow, each once. */
export function referencesIn(resource: JsonObject): Followable[] {
  const texts = leavesOf(resource, '').flatMap(({ name, value }) => (name === 'reference' ? [String(value)] : []))
  return [...new Set(texts)].flatMap((reference) => {
    const [type, id] = reference.split('/')
    const reader = READABLE.find((r) => r.resource === type)
    return reader && id ? [{ reference, interaction: reader.id, id }] : []
  })
}

/** What the answer refers to can be read at the same service root; rows on one element are its own checks’. */
export const referencesResolve: Check = {
  id: 'references-resolve',
  reqs: ['SPINE-SDSREG-019', 'SPINE-SDSREG-020'],
  needs: ['resolved'],
  judge({ resource }, { resolved, variant }) {
    const readable = referencesIn(resource ?? {}).filter((r) => callable(variant, r.interaction))
    if (readable.length === 0) return noted({ note: 'The answer refers to nothing that has a read interaction.' })
    return readable.map(({ reference }) => {
      const found = resolved?.get(reference)
      const received = found
        ? `${found.status} ${asString(found.resource?.['resourceType']) ?? ''}`.trim()
        : 'not followed'
      if (found?.status === 200 && `${asString(found.resource?.['resourceType'])}` === reference.split('/')[0])
        return ok()
      return broken({ at: `reference ${reference}`, expected: '200 and the resource', received })
    })
  },
}
