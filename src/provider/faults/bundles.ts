import { objects, type JsonObject } from '../../core/index.js'
import type { About, Reply } from '../messages.js'
import { append, edit, type Change } from './edit.js'
import { seldom } from './every-answer.js'
import type { FaultOf } from './family.js'

/** Bends of what a search answers. */

const bundle =
  (path: string, change: Change) =>
  (reply: Reply): Reply =>
    !reply.rule && reply.resource ? { ...reply, resource: edit(reply.resource, path, change) } : reply

const isEmpty = ({ rule, resource }: Reply): boolean => !rule && resource?.['entry'] === undefined

/** Well-formed identifiers that no record has. */
const isUnknown = ({ request: { target } }: About): boolean => /9990001561|G99999999|Z99999|2000099999/.test(target)

const STRANGER: JsonObject = {
  resourceType: 'Basic',
  id: 'stranger',
  meta: { versionId: '1', profile: ['http://hl7.org/fhir/StructureDefinition/Basic'] },
  code: { text: 'of another type' },
}

/** Faults that any search can show. */
export const everySearch: readonly FaultOf[] = [
  {
    name: 'bundle-of-type-collection',
    says: 'Answers a Bundle of type collection',
    at: 'body',
    breaks: ['search-is-a-searchset-bundle'],
    apply: bundle('type', 'collection'),
  },
  {
    name: 'full-urls',
    says: 'Gives every entry a fullUrl',
    at: 'body',
    breaks: ['entries-have-no-full-url'],
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
    breaks: ['entries-are-of-the-type-searched', 'body-conforms-to-its-profile'],
    apply: (reply) => (isEmpty(reply) ? reply : bundle('entry', append({ resource: STRANGER }))(reply)),
  },
  {
    name: 'nothing-found-is-not-found',
    says: 'Answers 404 where nothing was found',
    at: 'headers',
    breaks: ['nothing-found-is-an-empty-bundle'],
    apply: (reply, about) => (isEmpty(reply) && isUnknown(about) ? { ...reply, status: 404 } : reply),
  },
  {
    name: 'finds-nothing',
    says: 'Finds nobody and nothing',
    at: 'body',
    breaks: ['record-is-found'],
    also: { 'find-organisation': ['unknown-criteria-are-ignored'] },
    apply: (reply, about) => (seldom(about) ? bundle('entry', undefined)(reply) : reply),
  },
]
