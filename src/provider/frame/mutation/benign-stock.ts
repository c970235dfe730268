import { inWords, isObject, type Json, type JsonObject } from '../../../core/index.js'
import type { AnswerContext } from '../messages.js'
import { edit, ofObject } from './edit.js'
import type { Benign, ReplyMutation } from './mutation.js'

/** What a stock FHIR server does by itself in any answer. */

/** Every relative reference of a tree with a version; contained resources and URLs have none. */
function versioned(value: Json): Json {
  if (Array.isArray(value)) return value.map(versioned)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === 'reference' && /^[A-Z][A-Za-z]+\/[^/]+$/.test(inWords(one))
        ? `${inWords(one)}/_history/3`
        : versioned(one ?? null),
    ]),
  )
}

const renewed = (bundle: JsonObject, id: string, now: Date): JsonObject => ({
  ...bundle,
  id,
  meta: { ...(isObject(bundle['meta']) && bundle['meta']), lastUpdated: now.toISOString() },
})

const withBaseProfile = ofObject((listed) => ({
  ...listed,
  profile: { reference: `http://hl7.org/fhir/StructureDefinition/${inWords(listed['type'])}` },
}))

/**
 * The ways of a stock server.
 *
 * @param prefix - what their ids begin with
 * @param interactions - the answers that they show in; the first is the one that they are about
 * @param mark - something of a request that no other has: an id is made of it, so that a run can be repeated
 */
export function stockVariations(
  prefix: string,
  interactions: readonly string[] | 'any',
  mark: (about: AnswerContext) => string,
): readonly Benign[] {
  const variation = (
    id: string,
    says: string,
    type: string | undefined,
    change: (resource: JsonObject, about: AnswerContext) => JsonObject,
  ): ReplyMutation => ({
    id: `${prefix}${id}`,
    interactions,
    says,
    at: 'body',
    apply: (reply, about) =>
      reply.resource && (type === undefined || reply.resource['resourceType'] === type)
        ? { ...reply, resource: change(reply.resource, about) }
        : reply,
  })
  return [
    variation(
      'fresh-bundle-id',
      'Makes a new Bundle, with an id and a date, at each search',
      'Bundle',
      (bundle, about) => renewed(bundle, mark(about), about.now),
    ),
    variation('versioned-references', 'Names a version in every reference', undefined, (resource) => {
      const written = versioned(resource)
      return isObject(written) ? written : resource
    }),
    variation('base-profiles', 'Lists resource types with the profiles of HL7', 'CapabilityStatement', (statement) =>
      edit(statement, 'rest.*.resource.*', withBaseProfile),
    ),
  ]
}
