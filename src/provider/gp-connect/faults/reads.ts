import type { Headers } from '../../../core/index.js'
import type { Reply } from '../../frame/messages.js'
import { edit } from '../../frame/mutation/edit.js'
import type { Family, FaultOf } from '../../frame/mutation/family.js'
import { every } from '../../frame/mutation/where.js'

/** Mutations of what a read answers. */

const onSuccess =
  (change: (reply: Reply) => Reply) =>
  (reply: Reply): Reply =>
    reply.rule ? reply : change(reply)
const headers = (change: (h: Headers) => Headers) =>
  onSuccess((reply) => ({ ...reply, headers: change(reply.headers) }))

/** Faults that any read can show. */
export const everyRead: readonly FaultOf[] = [
  {
    name: 'no-etag',
    says: 'Sends no ETag',
    at: 'headers',
    proves: 'etag-is-the-version-id',
    apply: headers((h) => h.without('ETag')),
  },
  {
    name: 'etag-of-another-version',
    says: 'Sends an ETag that is not the versionId',
    at: 'headers',
    proves: 'etag-is-the-version-id',
    apply: headers((h) => h.with('ETag', 'W/"999"')),
  },
  {
    name: 'strong-etag',
    says: 'Sends a strong ETag',
    at: 'headers',
    proves: 'etag-is-weak-and-quoted',
    apply: headers((h) => h.with('ETag', (h.get('ETag') ?? '').replace('W/', ''))),
  },
  {
    name: 'unquoted-etag',
    says: 'Sends an ETag without quotation marks',
    at: 'headers',
    proves: 'etag-is-weak-and-quoted',
    apply: headers((h) => h.with('ETag', (h.get('ETag') ?? '').replaceAll('"', ''))),
  },
  {
    name: 'another-id',
    says: 'Answers a read with a resource of another id',
    at: 'body',
    proves: 'read-id-is-the-one-asked-for',
    apply: onSuccess((reply) =>
      reply.resource ? { ...reply, resource: edit(reply.resource, 'id', 'somebody-else') } : reply,
    ),
  },
  {
    name: 'version-changes-by-itself',
    says: 'Changes the versionId and the ETag with every read',
    at: 'headers',
    // A healthcare service is not asked for twice.
    proves: {
      'read-healthcare-service': 'xml-tells-what-json-tells',
      '*': 'unchanged-resource-stays-the-same',
    },
    apply: (reply, { request }) =>
      onSuccess((honest) => {
        const version = (request.headers.get('Ssp-TraceID') ?? '').slice(0, 8)
        const named = { ...honest, headers: honest.headers.with('ETag', `W/"${version}"`) }
        return named.resource ? { ...named, resource: edit(named.resource, 'meta.versionId', version) } : named
      })(reply),
  },
  {
    name: 'no-id',
    says: 'Leaves the id out of what is read',
    at: 'body',
    proves: 'resource-has-a-sound-id',
    apply: onSuccess((reply) =>
      reply.resource ? { ...reply, resource: edit(reply.resource, 'id', undefined) } : reply,
    ),
  },
  {
    name: 'no-content-location',
    says: 'Sends no Content-Location',
    at: 'headers',
    proves: 'read-has-content-location',
    apply: headers((h) => h.without('Content-Location')),
  },
]

/** Faults of reads. */
export const readFamilies: readonly Family[] = [{ on: every(['read']), faults: everyRead }]
