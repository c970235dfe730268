import {
  broken,
  HarnessError,
  isObject,
  objects,
  ok,
  type Json,
  type JsonObject,
  type RequirementId,
} from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check, CheckContext } from '../check.js'
import { contentOf } from '../comparison/content.js'
import { unnumbered } from '../comparison/same-resource.js'
import { nothingSeen } from '../toolkit/absence.js'
import { meaningIn, rootsOf } from '../toolkit/referring.js'

/**
 * Rules that something in a request changes nothing: the answer has the content of the earlier one to the good request.
 *
 * @param named - makes of each resource what is compared: where a business identifier tells it, its id does not count
 */
const unchanged = (id: string, reqs: readonly RequirementId[], named: Named = unnumbered): Check => ({
  id,
  reqs,
  needs: ['comparedWith'],
  judge(answer, context) {
    const { comparedWith, interaction } = context
    if (!comparedWith)
      throw new HarnessError('no-earlier-answer', `${id} compares with an earlier answer, and there is none`)
    if (answer.status !== comparedWith.status)
      return broken({ at: 'status', expected: String(comparedWith.status), received: String(answer.status) })
    const ordered = [comparedWith, answer].every(asksForOrder)
    const text = (one: Answer): string => textOf(one, context, named, ordered)
    const [before, after] = [text(comparedWith), text(answer)]
    if (before === after) return (isSearchset(answer) ? nothingSeen(answer, { interaction }) : undefined) ?? ok()
    return broken({
      at: 'body',
      expected: 'the content of the earlier answer',
      received: firstDifference(before, after),
    })
  },
})

/** Two of them that hold nothing are alike whatever the provider does. */
const isSearchset = ({ resource }: Answer): boolean => resource?.['resourceType'] === 'Bundle'

type Named = (resource: JsonObject) => JsonObject

/** Entries have an order where both searches asked for one. */
const asksForOrder = ({ exchange }: Answer): boolean => /[?&]_sort(?::\w+)?=/.test(exchange.request.path)

/** Canonical text of the content: keys sorted, and entries of a Bundle that have no order. */
function textOf(answer: Answer, context: CheckContext, named: Named, ordered: boolean): string {
  // What is no resource is another check's business.
  if (!answer.resource) return 'null'
  const content = contentOf(answer.resource, meaningIn(answer, rootsOf(context)))
  const entry = objects(content['entry']).map((one) =>
    sorted(isObject(one['resource']) ? { ...one, resource: named(one['resource']) } : one),
  )
  if (!ordered) entry.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  return JSON.stringify(sorted('entry' in content ? { ...content, entry } : named(content)))
}

/** The same value with the keys of every object in one order. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] ?? null)]))
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
  unchanged('unchanged-resource-stays-the-same', ['SPINE-HTTP-016', 'SPINE-FHIR-020'], (resource) => resource),
  // Search criteria that the provider does not know are ignored.
  unchanged('unknown-criteria-are-ignored', ['SPINE-HTTP-032']),
]
