import { asString, broken, ok } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check } from '../check.js'
import { each } from '../engine/each.js'
import { leavesOf, type Leaf } from '../toolkit/resources.js'

/** `Patient/1`, `Patient/1/_history/2` or `#1`. */
const LOCAL = /^(?:[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}(?:\/_history\/[A-Za-z0-9\-.]{1,64})?|#.+)$/

const references = ({ resource }: Answer): Leaf[] =>
  leavesOf(resource, asString(resource?.['resourceType']) ?? 'body').filter(({ name }) => name === 'reference')

/** Only local relative references are used; the definition URLs of a CapabilityStatement are another thing. */
export const referencesAreRelative: Check = {
  id: 'references-are-relative',
  reqs: ['SPINE-FHIR-018'],
  when: (answer) => answer.resource?.['resourceType'] !== 'CapabilityStatement' && references(answer).length > 0,
  judge: (answer) =>
    each('reference', references(answer), ({ path, value }) =>
      typeof value === 'string' && LOCAL.test(value)
        ? ok()
        : broken({ at: path, expected: '[Type]/[id] or #[id]', received: String(value) }),
    ),
}
