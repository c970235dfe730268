import { isObject, objects, without, type JsonObject } from '../../../core/index.js'
import { edit, type Change } from '../../frame/mutation/edit.js'
import type { Mutation } from '../../frame/mutation/mutation.js'
import type { Reply } from '../../frame/messages.js'
import { contained, identifiers, NHS_NUMBER } from '../rules/parts.js'
import { answers } from './make.js'

/** Other ways to answer what is granted (spec facts, Care Connect, section 5.8). */

const SLOTS = ['search-slot']
const SEARCHES = ['search-slot', 'search-appointment']
const CHANGES = ['book-appointment', 'cancel-appointment']

const granted =
  (change: (resource: JsonObject) => JsonObject) =>
  (reply: Reply): Reply =>
    !reply.rule && reply.resource ? { ...reply, resource: change(reply.resource) } : reply

const entries = (change: (entry: JsonObject) => JsonObject[]) =>
  granted((bundle) =>
    bundle['entry'] === undefined ? bundle : { ...bundle, entry: objects(bundle['entry']).flatMap(change) },
  )

const eachOf = (type: string, path: string, value: Change) =>
  entries((entry) => [
    isObject(entry['resource']) && entry['resource']['resourceType'] === type
      ? edit(entry, `resource.${path}`, value)
      : entry,
  ])

const seconds: Change = (old) => (typeof old === 'string' ? old.replace('.000Z', 'Z') : old)

/** An appointment in the short form of the page's sample: whom it is for stands in the participant. */
const shortened = (entry: JsonObject): JsonObject[] => {
  if (!isObject(entry['resource'])) return [entry]
  const { resource } = entry
  const [number] = contained(resource, 'Patient').flatMap((patient) => identifiers(patient, NHS_NUMBER))
  const rest = without(resource, 'contained', 'slot', 'description', 'supportingInformation')
  const actor = { identifier: { use: 'official', system: NHS_NUMBER, value: number ?? '' } }
  return [{ ...entry, resource: { ...rest, participant: [{ actor, status: 'accepted' }] } }]
}

/** Variations of header fields. */
const fields: readonly Mutation[] = [
  answers('reuses-the-request-id', 'Gives the id of the request as its own', CHANGES, (reply, { request }) => {
    const id = request.headers.get('X-Request-ID')
    return id === undefined ? reply : { ...reply, headers: reply.headers.with('X-Request-ID', id) }
  }),
  answers('ids-on-changes-only', 'Sends ids with what was changed only', 'any', (reply, { request }) =>
    reply.rule || request.method === 'GET'
      ? { ...reply, headers: reply.headers.without('X-Request-ID').without('X-Correlation-ID') }
      : reply,
  ),
  answers('cancels-without-location', 'Gives no Location where it cancels', ['cancel-appointment'], (reply) => ({
    ...reply,
    headers: reply.headers.without('Location').without('Last-Modified'),
  })),
]

/** A hint as any FHIR server writes one. */
const HINT: JsonObject = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'information', code: 'informational', diagnostics: 'All that is known was searched' }],
}

/** Variations of what a search shows. */
const found: readonly Mutation[] = [
  answers(
    'empty-bundle',
    'Says nothing where nothing is found',
    SLOTS,
    entries((entry) =>
      isObject(entry['resource']) && entry['resource']['resourceType'] === 'OperationOutcome' ? [] : [entry],
    ),
  ),
  answers(
    'without-modes',
    'Leaves out what an entry is for',
    SEARCHES,
    entries((entry) => [without(entry, 'search')]),
  ),
  answers(
    'plain-outcome-entry',
    'Adds a hint beside what was found, without saying what the entry is for',
    SEARCHES,
    granted((bundle) => ({ ...bundle, entry: [{ resource: HINT }, ...objects(bundle['entry'])] })),
  ),
  answers(
    'total-of-all',
    'Counts what is included too',
    SEARCHES,
    granted((bundle) => ({
      ...bundle,
      total: objects(bundle['entry']).length,
    })),
  ),
  answers('slots-without-milliseconds', 'Writes times without milliseconds', SLOTS, eachOf('Slot', 'start', seconds)),
  answers('slots-without-profile', 'Names no profile of slots', SLOTS, eachOf('Slot', 'meta', undefined)),
  answers(
    'slots-of-the-seed-profile',
    'Names the profile of slots that the seed has',
    SLOTS,
    eachOf('Slot', 'meta.profile', ['https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-Slot-1']),
  ),
  answers(
    'roles-without-identifier',
    'Gives roles no identifier',
    SLOTS,
    eachOf('PractitionerRole', 'identifier', undefined),
  ),
  answers(
    'service-with-comment',
    'Says more of a service',
    SLOTS,
    eachOf('HealthcareService', 'comment', 'Ring the bell'),
  ),
  answers(
    'bundle-with-id',
    'Gives the Bundle an id',
    SEARCHES,
    granted((bundle) => ({ ...bundle, id: 'found' })),
  ),
  answers('short-list', 'Lists appointments in their short form', ['search-appointment'], entries(shortened)),
]

/** Variations of appointments. */
const kept: readonly Mutation[] = [
  answers(
    'appointment-with-language',
    'Says the language of an appointment',
    ['read-appointment'],
    granted((resource) => ({
      ...resource,
      language: 'en-GB',
    })),
  ),
  answers(
    'statement-of-3-0-2',
    'Is of FHIR 3.0.2',
    ['get-capability-statement'],
    granted((resource) => ({
      ...resource,
      fhirVersion: '3.0.2',
    })),
  ),
]

/** Variations of what is granted. */
export const answerVariations: readonly Mutation[] = [...fields, ...found, ...kept]
