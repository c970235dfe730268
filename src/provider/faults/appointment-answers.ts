import type { Headers } from '../../core/index.js'
import type { About, Reply } from '../messages.js'
import { edit } from './edit.js'
import { everyError, mandatoryDiagnostics } from './errors.js'
import type { FaultOf } from './family.js'
import { everyRead } from './reads.js'

/** Faults of status, header fields and errors of the interactions of Appointment Management. */

const onSuccess =
  (change: (reply: Reply) => Reply) =>
  (reply: Reply): Reply =>
    reply.rule ? reply : change(reply)

const JSON_TYPE = 'application/fhir+json'

/** Of requests that ask for JSON by Accept and for nothing more: those that try formats and Prefer have faults of their own. */
const onPlainRequest =
  (change: (reply: Reply) => Reply) =>
  (reply: Reply, { request: { headers: fields, target } }: About): Reply =>
    reply.rule ||
    target.includes('_format') ||
    fields.has('Prefer') ||
    fields.get('Accept') !== JSON_TYPE ||
    fields.get('Content-Type') !== `${JSON_TYPE};charset=utf-8`
      ? reply
      : change(reply)

const headers = (change: (h: Headers) => Headers) =>
  onSuccess((reply) => ({ ...reply, headers: change(reply.headers) }))

const named = (faults: readonly FaultOf[], ...names: string[]): FaultOf[] =>
  faults.filter(({ name }) => names.includes(name))

/** Of a change of what another organisation has booked. */
const OTHERS = ['appointment-of-any-organisation-is-changed']

/** Bookings that have to be served, told by 201 and an Appointment. */
const SERVED = ['booking-of-earlier-consumers-is-accepted', 'patient-with-dissent-to-share-is-booked']
const WITH_RESOURCE = ['freed-slot-is-booked-again']

const ETAG = ['no-etag', 'no-content-location']

/** Each format is asked for by the id that the first read gave. */
const FORMATS = ['xml-is-served', 'format-parameter-wins']

/** Of a read. */
export const readHeaders: readonly FaultOf[] = [
  ...named(everyRead, ...ETAG, 'strong-etag'),
  // What was booked is read before it is asked for again, so that the wrong id is asked for from then on.
  ...named(everyRead, 'another-id').map((fault) => ({
    ...fault,
    breaks: [
      ...fault.breaks,
      'appointment-of-any-organisation-is-read',
      'patient-with-dissent-to-share-is-booked',
      'refused-change-leaves-the-appointment',
      'success-status-is-200',
      ...FORMATS,
    ],
  })),
]

/** Of the answers to a booking, an amendment and a cancellation. */
export const storedHeaders: readonly FaultOf[] = [
  ...named(everyRead, ...ETAG),
  {
    name: 'no-resource',
    says: 'Gives an empty body whatever was asked for',
    at: 'body',
    breaks: ['whole-resource-is-returned'],
    also: {
      'book-appointment': [...SERVED, ...WITH_RESOURCE],
      'amend-appointment': OTHERS,
      'cancel-appointment': OTHERS,
    },
    apply: onPlainRequest(({ status, headers: fields, format }) => ({ status, headers: fields, format })),
  },
]

const LOCATION = 'location-names-the-new-version'

/** Of a booking. */
export const createdHeaders: readonly FaultOf[] = [
  {
    name: 'no-location-header',
    says: 'Answers 201 without a Location',
    at: 'headers',
    breaks: [LOCATION],
    apply: headers((h) => h.without('Location')),
  },
  {
    name: 'location-of-another-version',
    says: 'Gives a Location of another version',
    at: 'headers',
    breaks: [LOCATION],
    apply: headers((h) => h.with('Location', (h.get('Location') ?? '').replace(/\d+$/, '99'))),
  },
  {
    name: 'no-last-modified',
    says: 'Does not say when the appointment was made',
    at: 'headers',
    breaks: ['create-has-last-modified'],
    apply: headers((h) => h.without('Last-Modified')),
  },
  {
    name: 'ok-instead-of-created',
    says: 'Answers 200 where 201 is due',
    at: 'headers',
    breaks: ['success-status-is-200', ...SERVED, 'chunked-request-is-served', 'exactly-one-of-two-bookings-wins'],
    apply: onPlainRequest((reply) => ({ ...reply, status: 200 })),
  },
]

/** Of an amendment and a cancellation. */
export const changedHeaders: readonly FaultOf[] = [
  {
    name: 'created-instead-of-ok',
    says: 'Answers 201 where 200 is due',
    at: 'headers',
    breaks: ['success-status-is-200', ...OTHERS],
    also: { 'amend-appointment': ['exactly-one-of-two-amendments-wins'] },
    apply: onPlainRequest((reply) => ({ ...reply, status: 201 })),
  },
  {
    name: 'former-version',
    says: 'Answers a change with the version that it came from',
    at: 'body',
    breaks: ['changed-appointment-has-a-new-version'],
    also: { 'amend-appointment': ['read-appointment-is-as-answered'] },
    apply: onSuccess((reply) =>
      reply.resource
        ? {
            ...reply,
            headers: reply.headers.with('ETag', 'W/"1"'),
            resource: edit(reply.resource, 'meta.versionId', '1'),
          }
        : reply,
    ),
  },
]

/** Of a retrieval. */
export const retrievedHeaders: readonly FaultOf[] = [
  {
    name: 'created-instead-of-ok',
    says: 'Answers 201 where 200 is due',
    at: 'headers',
    breaks: ['success-status-is-200', 'nothing-found-is-an-empty-bundle'],
    apply: onSuccess((reply) => ({ ...reply, status: 201 })),
  },
]

/** Of the errors of every interaction. */
export const errorFaults: readonly FaultOf[] = named(everyError, 'error-without-profile')

/** Of a change from a former version, which is judged by its status alone: the body is for the rules of every error. */
export const staleErrorFaults: readonly FaultOf[] = [
  {
    name: 'error-is-a-bundle',
    says: 'Answers a change from a former version with a Bundle',
    at: 'body',
    breaks: ['error-is-an-operation-outcome'],
    apply: (reply) =>
      reply.rule === 'if-match.current' ? { ...reply, resource: { resourceType: 'Bundle', type: 'searchset' } } : reply,
  },
]

/** Of the errors of a booking and of changes, whose codes ask for diagnostics. */
export const diagnosticsFaults: readonly FaultOf[] = mandatoryDiagnostics

/** Of reads: codes whose diagnostics are optional. */
export const optionalDiagnostics: readonly FaultOf[] = [
  {
    name: 'error-without-diagnostics',
    says: 'Leaves the diagnostics out of errors',
    at: 'body',
    breaks: ['error-has-diagnostics'],
    apply: (reply) =>
      reply.rule && reply.resource
        ? { ...reply, resource: edit(reply.resource, 'issue.0.diagnostics', undefined) }
        : reply,
  },
]
