import type { Headers } from '../../core/index.js'
import type { Reply } from '../messages.js'
import { edit } from './edit.js'
import type { FaultOf } from './family.js'

/** Bends of what a read answers. */

const onSuccess =
  (change: (reply: Reply) => Reply) =>
  (reply: Reply): Reply =>
    reply.rule ? reply : change(reply)
const headers = (change: (h: Headers) => Headers) =>
  onSuccess((reply) => ({ ...reply, headers: change(reply.headers) }))

/** Asked of every read but that of a healthcare service. */
const UNCHANGED = 'unchanged-resource-stays-the-same'

/** Faults that any read can show. */
export const everyRead: readonly FaultOf[] = [
  {
    name: 'no-etag',
    says: 'Sends no ETag',
    at: 'headers',
    breaks: ['etag-is-the-version-id'],
    apply: headers((h) => h.without('ETag')),
  },
  {
    name: 'etag-of-another-version',
    says: 'Sends an ETag that is not the versionId',
    at: 'headers',
    breaks: ['etag-is-the-version-id'],
    apply: headers((h) => h.with('ETag', 'W/"999"')),
  },
  {
    name: 'strong-etag',
    says: 'Sends a strong ETag',
    at: 'headers',
    breaks: ['etag-is-weak-and-quoted'],
    apply: headers((h) => h.with('ETag', (h.get('ETag') ?? '').replace('W/', ''))),
  },
  {
    name: 'unquoted-etag',
    says: 'Sends an ETag without quotation marks',
    at: 'headers',
    breaks: ['etag-is-weak-and-quoted'],
    apply: headers((h) => h.with('ETag', (h.get('ETag') ?? '').replaceAll('"', ''))),
  },
  {
    name: 'another-id',
    says: 'Answers a read with a resource of another id',
    at: 'body',
    breaks: ['read-id-is-the-one-asked-for'],
    apply: onSuccess((reply) =>
      reply.resource ? { ...reply, resource: edit(reply.resource, 'id', 'somebody-else') } : reply,
    ),
  },
  {
    name: 'version-changes-by-itself',
    says: 'Changes the versionId and the ETag with every read',
    at: 'headers',
    breaks: ['xml-tells-what-json-tells'],
    also: {
      'read-location': [UNCHANGED],
      'read-organisation': [
        UNCHANGED,
        'consumer-asid-changes-nothing',
        'forwarding-fields-change-nothing',
        'organisation-is-as-found',
        'organisation-version-is-as-found',
      ],
      'read-practitioner': [UNCHANGED, 'practitioner-is-as-found', 'practitioner-version-is-as-found'],
      'read-patient': [UNCHANGED, 'patient-is-as-found', 'patient-version-is-as-found'],
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
    breaks: ['resource-has-a-sound-id', 'read-id-is-the-one-asked-for'],
    apply: onSuccess((reply) =>
      reply.resource ? { ...reply, resource: edit(reply.resource, 'id', undefined) } : reply,
    ),
  },
  {
    name: 'no-content-location',
    says: 'Sends no Content-Location',
    at: 'headers',
    breaks: ['read-has-content-location'],
    apply: headers((h) => h.without('Content-Location')),
  },
]
