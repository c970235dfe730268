import { blocked, broken, objects, ok, type JsonObject } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check } from '../check.js'
import { nothingSeen } from '../toolkit/absence.js'
import { codes, resources, show } from '../toolkit/located.js'
import type { CheckMeta } from '../toolkit/make.js'
import { isSameResource, missingFrom, type IsSame } from './same-resource.js'

const isSearchset = ({ status, resource }: Answer): boolean => status === 200 && resource?.resourceType === 'Bundle'

/** What came, in the words of a finding. */
function received(answer: Answer, type: string): string {
  const { status, resource } = answer
  if (!resource) return `${status} without a readable FHIR body`
  if (resource.resourceType !== 'Bundle')
    return `${status} with ${show(resource.resourceType)} ${spineCodes(answer)}`.trim()
  return `${status} with a Bundle of ${resources(answer, type).length} ${type}`
}

const spineCodes = ({ resource }: Answer): string =>
  objects(resource?.issue)
    .flatMap((i) => codes(i.details))
    .join(', ')

/** The answer gives exactly one resource of the type searched or read. */
export const found = ({ id, reqs }: CheckMeta): Check => ({
  id,
  reqs,
  judge(answer, { interaction: { resource: type } }) {
    if (answer.status === 200 && resources(answer, type).length === 1) return ok()
    return broken({ at: type, expected: `200 with 1 ${type}`, received: received(answer, type) })
  },
})

/**
 * The search succeeds and gives nothing: finding nothing is no error. A control search shows that it can find.
 *
 * @param orNotFound - a Spine code that passes too, with 404, where a page says so (A21)
 */
export const leftOut = ({ id, reqs }: CheckMeta, orNotFound?: string): Check => ({
  id,
  reqs,
  needs: ['control'],
  judge(answer, context) {
    const { resource: type } = context.interaction
    const nothing = isSearchset(answer) && resources(answer, type).length === 0
    const refused = orNotFound !== undefined && answer.status === 404 && spineCodes(answer) === orNotFound
    if (nothing || refused) return nothingSeen(answer, context) ?? ok()
    const expected = `200 with a Bundle of 0 ${type}${orNotFound ? `, or 404 ${orNotFound}` : ''}`
    return broken({ at: 'Bundle.entry', expected, received: received(answer, type) })
  },
})

const resourcesIn = (answer: Answer, type: string): JsonObject[] => resources(answer, type).map(({ value }) => value)

const inFinding = (all: readonly JsonObject[]): string => show(all.map(({ id }) => id ?? null))

/**
 * The answer holds the same resources as the answer before it, in any order.
 *
 * @param beside - where it is right to find none: a control search shows that the provider finds at all
 */
export const sameResources = (
  { id, reqs }: CheckMeta,
  {
    isSame = isSameResource,
    beside = [],
  }: { readonly isSame?: IsSame; readonly beside?: readonly ['control'] | [] } = {},
): Check => ({
  id,
  reqs,
  needs: ['comparedWith', ...beside],
  judge(answer, context) {
    const { comparedWith, interaction } = context
    if (!comparedWith) return blocked('There is no answer before this one to compare with.')
    const { resource: type } = interaction
    const [before, now] = [resourcesIn(comparedWith, type), resourcesIn(answer, type)]
    const alike = before.length === now.length && missingFrom(now, before, isSame).length === 0
    if (answer.status === comparedWith.status && alike)
      return nothingSeen(answer, beside.length > 0 ? context : { interaction }) ?? ok()
    return broken({
      at: type,
      expected: `${received(comparedWith, type)}: ${inFinding(before)}`,
      received: `${received(answer, type)}: ${inFinding(now)}`,
    })
  },
})

/** The answer holds every resource of the answer before it, and may hold more. */
export const holdsEarlier = ({ id, reqs }: CheckMeta): Check => ({
  id,
  reqs,
  needs: ['comparedWith'],
  judge(answer, { comparedWith, interaction: { resource: type } }) {
    const wanted = comparedWith ? resourcesIn(comparedWith, type) : []
    if (wanted.length === 0) return blocked(`The answer before this one holds no ${type} to look for.`)
    const there = resourcesIn(answer, type)
    if (missingFrom(there, wanted).length === 0) return ok()
    return broken({ at: 'Bundle.entry', expected: `${inFinding(wanted)} among them`, received: inFinding(there) })
  },
})
