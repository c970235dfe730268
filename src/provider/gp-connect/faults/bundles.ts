import { objects, type JsonObject } from '../../../core/index.js'
import type { AnswerContext, Reply } from '../../frame/messages.js'
import { append, edit, type Change } from '../../frame/mutation/edit.js'
import { asksFor } from './every-answer.js'
import type { Family, FaultOf } from '../../frame/mutation/family.js'
import { every } from '../../frame/mutation/where.js'

/** Mutations of what a search answers. */

const bundle =
  (path: string, change: Change) =>
  (reply: Reply): Reply =>
    !reply.rule && reply.resource ? { ...reply, resource: edit(reply.resource, path, change) } : reply

const isEmpty = ({ rule, resource }: Reply): boolean => !rule && resource?.['entry'] === undefined

/** Well-formed identifiers that no record has. */
const isUnknown = ({ request: { target } }: AnswerContext): boolean =>
  /9990001561|G99999999|Z99999|2000099999/.test(target)

const STRANGER: JsonObject = {
  resourceType: 'Basic',
  id: 'stranger',
  meta: { versionId: '1', profile: ['http://hl7.org/fhir/StructureDefinition/Basic'] },
  code: { text: 'of another type' },
}

/** Faults that any search can show. */
const everySearch: readonly FaultOf[] = [
  {
    name: 'bundle-of-type-collection',
    says: 'Answers a Bundle of type collection',
    at: 'body',
    proves: 'search-is-a-searchset-bundle',
    apply: bundle('type', 'collection'),
  },
  {
    name: 'full-urls',
    says: 'Gives every entry a fullUrl',
    at: 'body',
    proves: 'entries-have-no-full-url',
    apply: bundle('entry', (old) =>
      old === undefined
        ? old
        : objects(old).map((entry, i) => ({ fullUrl: `urn:uuid:7d5a3c0e-5b0f-4d4e-9a51-0c2f6a1b9e7${i}`, ...entry })),
    ),
  },
  {
    name: 'stranger-among-the-entries',
    says: 'Puts a resource of another type among the matches',
    at: 'body',
    proves: 'entries-are-of-the-type-searched',
    apply: (reply) => (isEmpty(reply) ? reply : bundle('entry', append({ resource: STRANGER }))(reply)),
  },
]

/** What is tried on bookings otherwise, or by faults of the selection. */
const findings: readonly FaultOf[] = [
  {
    name: 'nothing-found-is-not-found',
    says: 'Answers 404 where nothing was found',
    at: 'headers',
    proves: 'nothing-found-is-an-empty-bundle',
    apply: (reply, about) => (isEmpty(reply) && isUnknown(about) ? { ...reply, status: 404 } : reply),
  },
]

const findsNothing = (record: RegExp): FaultOf => ({
  name: 'finds-nothing',
  says: 'Finds nobody and nothing',
  at: 'body',
  proves: 'record-is-found',
  apply: (reply, about) => (asksFor(record)(about) ? bundle('entry', undefined)(reply) : reply),
})

/** Faults of searches. */
export const searchFamilies: readonly Family[] = [
  { on: { kind: ['search'] }, faults: everySearch },
  { on: every(['search']), faults: ({ seldom }) => [...findings, ...(seldom ? [findsNothing(seldom)] : [])] },
]
