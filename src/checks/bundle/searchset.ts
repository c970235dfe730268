import { asString, broken, noted, objects, ok, type Detail, type JsonObject } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check, CheckContext } from '../check.js'
import { each } from '../engine/each.js'
import { nothingSeen } from '../toolkit/absence.js'
import { entriesOf, matchesOf } from './entries.js'

const isFound = (answer: Answer, { interaction }: CheckContext): boolean =>
  interaction.kind === 'search' && answer.status === interaction.success

const isBundle = (answer: Answer, context: CheckContext): boolean =>
  isFound(answer, context) && answer.resource?.['resourceType'] === 'Bundle'

/** A search is answered with a Bundle of type searchset. */
export const searchIsASearchsetBundle: Check = {
  id: 'search-is-a-searchset-bundle',
  reqs: ['SPINE-FHIR-038'],
  when: isFound,
  judge({ resource }) {
    const type = asString(resource?.['resourceType'])
    if (type !== 'Bundle') return broken({ at: 'body', expected: 'a Bundle', received: type ?? 'no resource' })
    if (resource?.['type'] === 'searchset') return ok()
    return broken({ at: 'Bundle.type', expected: 'searchset', received: asString(resource?.['type']) ?? 'none' })
  },
}

/** What the answer to a slot search holds: the slots and what they lead to (services too, where searched by). */
const WITH_SLOTS = ['Slot', 'Schedule', 'Practitioner', 'Location', 'Organization']

const typesOf = ({ interaction: { resource }, variant: { traits } }: CheckContext): readonly string[] => {
  if (resource !== 'Slot') return [resource]
  return traits.healthcareServices ? [...WITH_SLOTS, 'HealthcareService'] : WITH_SLOTS
}

/** Every entry is of a type that was searched, but for an OperationOutcome beside the matches. */
export const entriesAreOfTheTypeSearched: Check = {
  id: 'entries-are-of-the-type-searched',
  when: (answer, context) => isBundle(answer, context) && objects(answer.resource?.['entry']).length > 0,
  judge(answer, context) {
    const types = typesOf(context)
    const matches = matchesOf(answer)
    if (matches.length === 0 && entriesOf(answer).length > 0) return noted({ note: 'Only an OperationOutcome entry.' })
    if (matches.length === 0)
      return broken({ at: 'Bundle.entry', expected: 'a resource in each entry', received: 'none' })
    return each('entry', matches, ({ path, resource }) => {
      const received = asString(resource['resourceType'])
      if (received !== undefined && types.includes(received)) return ok()
      return broken({ at: path, expected: types.join(', '), received: received ?? 'no resourceType' })
    })
  },
}

/** fullUrl is not given. */
export const entriesHaveNoFullUrl: Check = {
  id: 'entries-have-no-full-url',
  reqs: ['SPINE-RES-023'],
  when: (answer, context) => isBundle(answer, context) && entriesOf(answer).length > 0,
  judge: (answer) =>
    each('entry', entriesOf(answer), ({ entry }, i) => {
      const received = asString(entry['fullUrl'])
      return received === undefined ? ok() : broken({ at: `Bundle.entry[${i}].fullUrl`, expected: 'none', received })
    }),
}

const nextPage = ({ resource }: Answer): JsonObject | undefined =>
  objects(resource?.['link']).find((link) => link['relation'] === 'next')

/** A Bundle is whole: there is no paging. */
export const bundleHasNoNextPage: Check = {
  id: 'bundle-has-no-next-page',
  reqs: ['SPINE-FHIR-060'],
  // A Bundle of nothing has no second page either.
  when: (answer, context) =>
    isBundle(answer, context) && (matchesOf(answer).length > 0 || nextPage(answer) !== undefined),
  judge(answer) {
    const next = nextPage(answer)
    if (!next) return ok()
    return broken({ at: 'Bundle.link', expected: 'no next page', received: asString(next['url']) ?? 'a next page' })
  },
}

/** A search that finds nothing is no error: 200, a searchset without entries, of a provider that can find. */
export const nothingFoundIsAnEmptyBundle: Check = {
  id: 'nothing-found-is-an-empty-bundle',
  needs: ['control'],
  judge(answer, context) {
    const expected = '200 and a searchset Bundle without entries'
    const breach = (detail: Detail) => broken({ expected, ...detail })
    if (answer.status !== 200) return breach({ at: 'status', received: String(answer.status) })
    const type = asString(answer.resource?.['resourceType'])
    if (type !== 'Bundle') return breach({ at: 'body', received: type ?? 'no resource' })
    const matches = matchesOf(answer)
    return matches.length === 0
      ? (nothingSeen(answer, context) ?? ok())
      : breach({ at: 'Bundle.entry', received: `${matches.length} entries` })
  },
}
