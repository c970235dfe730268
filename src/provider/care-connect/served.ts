import type { Served } from '../served.js'

/**
 * The interactions of this provider (spec facts, Care Connect, section 5.1): literals of our own, so that a slip in the
 * harness's catalogue shows. The interaction id of the slot search is the one thing in which the variants' ids differ.
 */

const URN = 'urn:nhs:names:services:careconnect:fhir:rest:'
const SEARCH_SLOT: Readonly<Record<string, string>> = { a2si: 'urn:nhs:names:services:a2si:fhir:rest:search:slot' }

const appointment = (
  id: string,
  verb: string,
  level: Served['level'],
  method: Served['method'],
  versions = false,
): Served => ({
  id,
  type: 'Appointment',
  level,
  method,
  interactionId: `${URN}${verb}:appointment`,
  scope: 'patient',
  ...(versions ? { versions } : {}),
})

/** What a provider of that variant serves. */
export const servedAt = (spec: string): readonly Served[] => [
  {
    id: 'get-capability-statement',
    type: 'metadata',
    level: 'system',
    method: 'GET',
    interactionId: `${URN}read:metadata`,
    scope: 'organization',
  },
  {
    id: 'search-slot',
    type: 'Slot',
    level: 'type',
    method: 'GET',
    interactionId: SEARCH_SLOT[spec] ?? `${URN}search:slot`,
    scope: 'organization',
  },
  appointment('book-appointment', 'create', 'type', 'POST'),
  appointment('search-appointment', 'search', 'type', 'GET'),
  appointment('read-appointment', 'read', 'instance', 'GET', true),
  appointment('cancel-appointment', 'update', 'instance', 'PUT'),
]
