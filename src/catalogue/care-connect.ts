import type { Interaction, Scope } from './interactions.js'

/**
 * The interactions of Care Connect scheduling. Some have the id of one of GP Connect and are something else all the
 * same, so that an interaction is looked up in its variant. Source: spec facts (Care Connect) sections 5.1 and 5.7.
 */

const CARE_CONNECT = 'urn:nhs:names:services:careconnect:fhir:rest:'
const A2SI = 'urn:nhs:names:services:a2si:fhir:rest:'

const appointment = (
  id: string,
  title: string,
  { kind, method, path }: Pick<Interaction, 'kind' | 'method' | 'path'>,
  verb: string,
  scope: Scope,
): Interaction => ({
  id,
  title,
  kind,
  method,
  path,
  interactionId: `${CARE_CONNECT}${verb}:appointment`,
  scope,
  resource: 'Appointment',
  success: kind === 'create' ? 201 : 200,
})

/** The two families of interaction ids that the sources name: they differ in the slot search alone (CCS-GENERAL-009). */
const SLOT_SEARCH = { careconnect: `${CARE_CONNECT}search:slot`, a2si: `${A2SI}search:slot` }

/** The interactions of Care Connect scheduling under one of the two families of ids. */
export const careConnectInteractions = (family: keyof typeof SLOT_SEARCH): readonly Interaction[] => [
  {
    id: 'get-capability-statement',
    title: 'Get the capability statement',
    kind: 'capabilities',
    method: 'GET',
    path: '/metadata',
    interactionId: `${CARE_CONNECT}read:metadata`,
    scope: 'organization/slot.read',
    resource: 'CapabilityStatement',
    success: 200,
  },
  {
    id: 'search-slot',
    title: 'Search for free slots of a service',
    kind: 'search',
    method: 'GET',
    path: '/Slot',
    interactionId: SLOT_SEARCH[family],
    scope: 'organization/slot.read',
    resource: 'Slot',
    success: 200,
  },
  appointment(
    'book-appointment',
    'Book an appointment',
    { kind: 'create', method: 'POST', path: '/Appointment' },
    'create',
    'patient/appointment.write',
  ),
  appointment(
    'read-appointment',
    'Read an appointment',
    { kind: 'read', method: 'GET', path: '/Appointment/[id]' },
    'read',
    'patient/appointment.read',
  ),
  appointment(
    'cancel-appointment',
    'Cancel an appointment',
    { kind: 'update', method: 'PUT', path: '/Appointment/[id]' },
    'update',
    'patient/appointment.write',
  ),
  // No source gives the search a scope; that of the read is ours.
  appointment(
    'search-appointment',
    'Search a patient’s appointments',
    { kind: 'search', method: 'GET', path: '/Appointment' },
    'search',
    'patient/appointment.read',
  ),
]
