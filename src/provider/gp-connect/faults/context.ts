import { edit } from '../../frame/mutation/edit.js'
import type { Family, FaultOf } from '../../frame/mutation/family.js'
import { every } from '../../frame/mutation/where.js'
import type { AnswerContext, Reply } from '../../frame/messages.js'

/** Faults by which something that should not matter changes the answer. */

/** Takes the matches away where the request has something. */
export const emptied =
  (isCase: (about: AnswerContext) => boolean) =>
  (reply: Reply, about: AnswerContext): Reply =>
    !reply.rule && reply.resource && isCase(about)
      ? { ...reply, resource: edit(reply.resource, 'entry', undefined) }
      : reply

/** Faults of find patient. */
const searchContextFaults: readonly FaultOf[] = [
  {
    name: 'language-matters',
    says: 'Finds nobody for a user who reads French',
    at: 'body',
    proves: 'accept-language-changes-nothing',
    apply: emptied(({ request }) => request.headers.get('Accept-Language') === 'fr'),
  },
  {
    name: 'unknown-parameter-matters',
    says: 'Finds nobody where the request has a parameter that it does not know',
    at: 'body',
    proves: 'unknown-criteria-are-ignored',
    apply: emptied(({ request }) => /[?&](foo|_sort)=/.test(request.target)),
  },
]

/** Faults of any search: encoded and plain forms of `:` and `/` are to be read alike. */
const encodingFaults: readonly FaultOf[] = [
  {
    name: 'reads-encoded-urls-otherwise',
    says: 'Finds nothing where colons and slashes of the query are percent-encoded',
    at: 'body',
    proves: 'percent-encoding-makes-no-difference',
    apply: emptied(({ request }) => /%3A%2F%2F/i.test(request.target)),
  },
]

/** Faults of a read. */
const readContextFaults: readonly FaultOf[] = [
  {
    name: 'consumer-matters',
    says: 'Shows other consumers another name of the practice',
    at: 'body',
    proves: 'consumer-asid-changes-nothing',
    apply: (reply, { request }) =>
      !reply.rule && reply.resource && request.headers.get('Ssp-From') === '200000009999'
        ? { ...reply, resource: edit(reply.resource, 'name', 'Private Practice') }
        : reply,
  },
  {
    name: 'forwarding-matters',
    says: 'Shows another name of the practice where a proxy tells who asks',
    at: 'body',
    proves: 'forwarding-fields-change-nothing',
    apply: (reply, { request }) =>
      !reply.rule && reply.resource && request.headers.has('X-Forwarded-For')
        ? { ...reply, resource: edit(reply.resource, 'name', 'Forwarded Practice') }
        : reply,
  },
]

/** Faults of context, each where it is tried. */
export const contextFamilies: readonly Family[] = [
  { on: ['find-patient'], faults: searchContextFaults },
  { on: every(['search'], 'find-healthcare-service'), faults: encodingFaults },
  { on: ['read-organisation'], faults: readContextFaults },
]
