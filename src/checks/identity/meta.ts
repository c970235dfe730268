import { gpConnectProfiles } from '../../catalogue/index.js'
import { asArray, asString, broken, isObject, ok, type JsonObject } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check } from '../check.js'
import { each } from '../engine/each.js'
import { resourcesOf, type Placed } from '../toolkit/resources.js'

/** The resources of a good answer that have a GP Connect profile of their own: no Bundle, no statement, no outcome. */
const profiled = (answer: Answer): Placed[] =>
  answer.status < 400
    ? resourcesOf(answer).filter(({ type }) => type !== 'OperationOutcome' && type in gpConnectProfiles)
    : []

const hasProfiled = (answer: Answer): boolean => profiled(answer).length > 0

const metaOf = ({ resource }: Placed): JsonObject => (isObject(resource['meta']) ? resource['meta'] : {})

/** Each resource says which GP Connect profile it is made by. */
export const resourceNamesItsProfile: Check = {
  id: 'resource-names-its-profile',
  reqs: ['SPINE-FHIR-019'],
  when: hasProfiled,
  judge: (answer) =>
    each('resource', profiled(answer), (placed) => {
      const expected = gpConnectProfiles[placed.type] as string
      const profiles = asArray(metaOf(placed)['profile']).map(String)
      if (profiles.includes(expected)) return ok()
      return broken({ at: `${placed.path}.meta.profile`, expected, received: profiles.join(', ') || 'none' })
    }),
}

/** Each resource says which version it is. */
export const resourceHasAVersionId: Check = {
  id: 'resource-has-a-version-id',
  reqs: ['SPINE-FHIR-020'],
  when: hasProfiled,
  judge: (answer) =>
    each('resource', profiled(answer), (placed) =>
      asString(metaOf(placed)['versionId'])
        ? ok()
        : broken({ at: `${placed.path}.meta.versionId`, expected: 'a version id', received: 'none' }),
    ),
}

/** FHIR's form of a logical id. */
const ID = /^[A-Za-z0-9\-.]{1,64}$/

/** Each resource has a logical id of FHIR's form. */
export const resourceHasASoundId: Check = {
  id: 'resource-has-a-sound-id',
  reqs: ['SPINE-RES-007', 'SPINE-HTTP-016'],
  when: hasProfiled,
  judge: (answer) =>
    each('resource', profiled(answer), ({ path, resource }) => {
      const id = asString(resource['id'])
      if (id !== undefined && ID.test(id)) return ok()
      return broken({ at: `${path}.id`, expected: '1 to 64 letters, digits, - and .', received: id ?? 'none' })
    }),
}
