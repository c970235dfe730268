import { blocked, broken, objects, ok, type Json } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check } from '../check.js'
import { nothingSeen } from '../toolkit/absence.js'
import { codes, resources, show } from '../toolkit/located.js'
import type { CheckMeta } from '../toolkit/make.js'
import { same } from './compare.js'

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

/** The answer holds the same resources as the answer before it, by id, in any order. */
export const sameResources = ({ id, reqs }: CheckMeta): Check => ({
  id,
  reqs,
  needs: ['comparedWith'],
  judge(answer, { comparedWith, interaction: { resource: type } }) {
    if (!comparedWith) return blocked('There is no answer before this one to compare with.')
    if (answer.status === comparedWith.status && same(ids(comparedWith, type), ids(answer, type))) return ok()
    const [expected, now] = [comparedWith, answer].map((a) => `${received(a, type)}: ${show(ids(a, type))}`)
    return broken({ at: type, expected: expected ?? '', received: now ?? '' })
  },
})

/** The answer holds every resource of the answer before it, by id, and may hold more. */
export const holdsEarlier = ({ id, reqs }: CheckMeta): Check => ({
  id,
  reqs,
  needs: ['comparedWith'],
  judge(answer, { comparedWith, interaction: { resource: type } }) {
    const wanted = comparedWith ? ids(comparedWith, type) : []
    if (wanted.length === 0) return blocked(`The answer before this one holds no ${type} to look for.`)
    const there = ids(answer, type)
    if (wanted.every((one) => there.includes(one))) return ok()
    return broken({ at: 'Bundle.entry', expected: `${show(wanted)} among them`, received: show(there) })
  },
})

const ids = (answer: Answer, type: string): Json[] => resources(answer, type).map((l) => l.value.id ?? null)
