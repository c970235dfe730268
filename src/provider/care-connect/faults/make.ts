import { isObject, objects, type JsonObject } from '../../../core/index.js'
import { edit, type Change } from '../../frame/mutation/edit.js'
import type { Family as FamilyOf, FaultOf } from '../../frame/mutation/family.js'
import { bodyFault, refusing, ruleName } from '../../frame/mutation/factories.js'
import { readJwt } from '../../frame/jwt.js'
import type { AnswerContext, ProviderRequest, Reply } from '../../frame/messages.js'
import { bearer } from '../../frame/bearer.js'
import { operationOutcome } from '../mapping/outcome.js'
import { refuse, type Case } from '../refusal.js'
import type { SpecTraits } from '../specs.js'

/** What the faults of a Care Connect provider are made with. */

/** Faults of a Care Connect provider that apply in the same places. */
export type Family = FamilyOf<SpecTraits>

const refused = (reply: Reply, of: Case): Reply => {
  const wrong = refuse(of, 'refused for no reason')
  const { rule = 'fault' } = reply
  return { ...reply, rule, status: wrong.status, resource: operationOutcome(wrong) }
}

/** The provider refuses what it has to serve. */
export const refusesWhere = (
  name: string,
  says: string,
  of: Case,
  isCase: (about: AnswerContext) => boolean,
  proves: string,
): FaultOf => ({
  name,
  says,
  at: 'body',
  proves,
  apply: (reply, about) => (!reply.rule && isCase(about) ? refused(reply, of) : reply),
})

/** The provider keeps a rule and answers with another refusal. */
export const miscalls = (rule: string, says: string, of: Case, refusal: string): FaultOf => ({
  name: `miscalls-${ruleName(rule)}`,
  says,
  at: 'body',
  proves: refusing(refusal),
  apply: (reply) => (reply.rule === rule ? refused(reply, of) : reply),
})

/** Changes a header field of what was granted. */
export const header = (
  name: string,
  says: string,
  field: string,
  value: string | undefined,
  proves: string,
): FaultOf => ({
  name,
  says,
  at: 'headers',
  proves,
  apply: (reply) => ({
    ...reply,
    headers: value === undefined ? reply.headers.without(field) : reply.headers.with(field, value),
  }),
})

/** Changes an element of what was granted. */
export const granted = (name: string, says: string, path: string, value: Change, proves: string): FaultOf =>
  bodyFault(
    name,
    says,
    (reply) => (!reply.rule && reply.resource ? { ...reply, resource: edit(reply.resource, path, value) } : reply),
    proves,
  )

/** A fault of every search. */
export const collection = granted(
  'bundle-of-type-collection',
  'Answers a Bundle of type collection',
  'type',
  'collection',
  'search-is-a-searchset-bundle',
)

/** Changes the contained resource of a type in an Appointment. */
export const inside = (
  name: string,
  says: string,
  type: string,
  change: (resource: JsonObject) => JsonObject,
  proves: string,
): FaultOf =>
  granted(
    name,
    says,
    'contained',
    (old) => objects(old).map((one) => (one['resourceType'] === type ? change(one) : one)),
    proves,
  )

const isOf = (entry: JsonObject, type: string): boolean =>
  isObject(entry['resource']) && entry['resource']['resourceType'] === type

/** Changes the entries of a Bundle that has some. */
export const entries = (
  name: string,
  says: string,
  change: (all: JsonObject[], about: AnswerContext) => JsonObject[],
  proves: string,
): FaultOf =>
  bodyFault(
    name,
    says,
    (reply, about) =>
      !reply.rule && reply.resource?.['entry'] !== undefined
        ? { ...reply, resource: { ...reply.resource, entry: change(objects(reply.resource['entry']), about) } }
        : reply,
    proves,
  )

/** Changes an element of each resource of a type in a Bundle. */
export const eachOf = (
  type: string,
  name: string,
  says: string,
  path: string,
  value: Change,
  proves: string,
): FaultOf =>
  entries(name, says, (all) => all.map((one) => (isOf(one, type) ? edit(one, `resource.${path}`, value) : one)), proves)

/** Changes the last slot of a Bundle of several: the ones before it can be booked as they are. */
export const lastSlot = (name: string, says: string, path: string, value: Change, proves: string): FaultOf =>
  entries(
    name,
    says,
    (all) => {
      const last = all.findLastIndex((one) => isOf(one, 'Slot'))
      return all.map((one, i) => (i === last && i > 0 ? edit(one, `resource.${path}`, value) : one))
    },
    proves,
  )

/** Once more the first resource of a type in a Bundle, changed or not. */
export const again = (
  all: readonly JsonObject[],
  type: string,
  change: (entry: JsonObject) => JsonObject,
): JsonObject[] =>
  all
    .filter((one) => isOf(one, type))
    .slice(0, 1)
    .map(change)

/** Without the resources of a type. */
export const dropped = (all: readonly JsonObject[], type: string): JsonObject[] => all.filter((one) => !isOf(one, type))

/** The parameters of a request, decoded, and the claims of its token. */
export const queryOf = ({ target }: ProviderRequest): URLSearchParams =>
  new URLSearchParams(target.split('?').slice(1).join('?').replaceAll('+', '%2B'))

export function claimsOf({ headers }: ProviderRequest): JsonObject {
  const reading = readJwt(bearer(headers.all('Authorization')[0]) ?? '')
  return 'claims' in reading ? reading.claims : {}
}
