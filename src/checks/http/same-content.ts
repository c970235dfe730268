import { asArray, broken, HarnessError, isObject, ok, type Json, type RequirementId } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check } from '../check.js'

/** Values that may differ between two answers with the same content. */
const VOLATILE = new Set(['lastUpdated', 'text', 'link', 'fullUrl'])

/**
 * Rules that something in a request changes nothing: the answer has the content of the earlier one to the good request.
 */
const unchanged = (id: string, reqs: readonly RequirementId[]): Check => ({
  id,
  reqs,
  needs: ['comparedWith'],
  judge(answer, { comparedWith }) {
    if (!comparedWith)
      throw new HarnessError('no-earlier-answer', `${id} compares with an earlier answer, and there is none`)
    if (answer.status !== comparedWith.status)
      return broken({ at: 'status', expected: String(comparedWith.status), received: String(answer.status) })
    const [before, after] = [contentOf(comparedWith), contentOf(answer)]
    if (before === after) return ok()
    return broken({
      at: 'body',
      expected: 'the content of the earlier answer',
      received: firstDifference(before, after),
    })
  },
})

/** Canonical text of the content: keys sorted, entries of a Bundle in any order. */
const contentOf = ({ resource }: Answer): string => JSON.stringify(canonical(resource ?? null, ''))

function canonical(value: Json, name: string): Json {
  if (Array.isArray(value)) {
    const members = asArray(value).map((member) => canonical(member, ''))
    return name === 'entry' ? members.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : members
  }
  if (!isObject(value)) return value
  const keys = Object.keys(value)
    .filter((key) => !VOLATILE.has(key))
    .sort()
  return Object.fromEntries(keys.map((key) => [key, canonical(value[key] ?? null, key)]))
}

function firstDifference(before: string, after: string): string {
  let at = 0
  while (at < before.length && before[at] === after[at]) at++
  return `${JSON.stringify(after.slice(Math.max(0, at - 20), at + 40))} where the earlier answer had ${JSON.stringify(before.slice(Math.max(0, at - 20), at + 40))}`
}

/** Checks that compare an answer with the one before it. */
export const comparisons: readonly Check[] = [
  // The language of the user does not change the wire form.
  unchanged('accept-language-changes-nothing', ['SPINE-FHIR-013']),
  // Compression changes the wire, not the content.
  unchanged('compression-changes-nothing', ['SPINE-HTTP-031']),
  // ASIDs are for audit only: another consumer gets the same, and no local list of consumers is kept.
  unchanged('consumer-asid-changes-nothing', ['SPINE-SDSREG-021', 'SPINE-IG-001']),
  // What a proxy tells of where the request came from changes nothing.
  unchanged('forwarding-fields-change-nothing', ['SPINE-SSP-015', 'SPINE-HTTP-001']),
  // A resource that did not change keeps id, version and content.
  unchanged('unchanged-resource-stays-the-same', ['SPINE-HTTP-016', 'SPINE-FHIR-020']),
  // Search criteria that the provider does not know are ignored.
  unchanged('unknown-criteria-are-ignored', ['SPINE-HTTP-032']),
]
