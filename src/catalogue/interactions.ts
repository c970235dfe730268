/**
 * Every interaction of GP Connect: what the consumer sends it as, and under which interaction id. Those of Care Connect
 * stand in care-connect.ts. Source: specification pages of each use case; spec facts section 1.1.
 */

/** How an interaction uses HTTP: decides success status, ETag, and what the body is. */
export type InteractionKind = 'capabilities' | 'read' | 'search' | 'operation' | 'create' | 'update'

/** The JWT's requested_scope: of GP Connect (JWT page, scope table), and of the unsigned Care Connect token. */
export type Scope =
  | 'patient/*.read'
  | 'patient/*.write'
  | 'organization/*.read'
  | 'organization/slot.read'
  | 'patient/appointment.read'
  | 'patient/appointment.write'

export interface Interaction {
  /** The register's name, such as `find-patient`. */
  readonly id: string
  readonly title: string
  readonly kind: InteractionKind
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Path template below the service root. */
  readonly path: string
  /** The full Ssp-InteractionID. */
  readonly interactionId: string
  readonly scope: Scope
  /** The resource type of the body, or of the entries of the Bundle. */
  readonly resource: string
  readonly success: 200 | 201
}

const GPC = 'urn:nhs:names:services:gpconnect:fhir:'

const search = (id: string, title: string, resource: string, scope: Scope): Interaction => ({
  id,
  title,
  kind: 'search',
  method: 'GET',
  path: `/${resource}`,
  interactionId: `${GPC}rest:search:${resource.toLowerCase()}-1`,
  scope,
  resource,
  success: 200,
})

const read = (id: string, title: string, resource: string, scope: Scope): Interaction => ({
  id,
  title,
  kind: 'read',
  method: 'GET',
  path: `/${resource}/[id]`,
  interactionId: `${GPC}rest:read:${resource.toLowerCase()}-1`,
  scope,
  resource,
  success: 200,
})

/** Two interactions share the URL of an update: the interaction id alone tells an amendment from a cancellation. */
const update = (id: string, title: string, resource: string, verb: 'update' | 'cancel'): Interaction => ({
  id,
  title,
  kind: 'update',
  method: 'PUT',
  path: `/${resource}/[id]`,
  interactionId: `${GPC}rest:${verb}:${resource.toLowerCase()}-1`,
  scope: 'patient/*.write',
  resource,
  success: 200,
})

const ALL: readonly Interaction[] = [
  {
    id: 'get-capability-statement',
    title: 'Get the capability statement',
    kind: 'capabilities',
    method: 'GET',
    path: '/metadata',
    interactionId: `${GPC}rest:read:metadata-1`,
    scope: 'organization/*.read',
    resource: 'CapabilityStatement',
    success: 200,
  },
  search('find-patient', 'Find a patient', 'Patient', 'patient/*.read'),
  read('read-patient', 'Read a patient', 'Patient', 'patient/*.read'),
  search('find-practitioner', 'Find a practitioner', 'Practitioner', 'organization/*.read'),
  read('read-practitioner', 'Read a practitioner', 'Practitioner', 'organization/*.read'),
  search('find-organisation', 'Find an organisation', 'Organization', 'organization/*.read'),
  read('read-organisation', 'Read an organisation', 'Organization', 'organization/*.read'),
  read('read-location', 'Read a location', 'Location', 'organization/*.read'),
  search('find-healthcare-service', 'Find a healthcare service', 'HealthcareService', 'organization/*.read'),
  read('read-healthcare-service', 'Read a healthcare service', 'HealthcareService', 'organization/*.read'),
  {
    id: 'register-patient',
    title: 'Register a patient',
    kind: 'operation',
    method: 'POST',
    path: '/Patient/$gpc.registerpatient',
    interactionId: `${GPC}operation:gpc.registerpatient-1`,
    scope: 'patient/*.write',
    resource: 'Patient',
    success: 200,
  },
  search('search-free-slots', 'Search for free slots', 'Slot', 'organization/*.read'),
  {
    id: 'book-appointment',
    title: 'Book an appointment',
    kind: 'create',
    method: 'POST',
    path: '/Appointment',
    interactionId: `${GPC}rest:create:appointment-1`,
    scope: 'patient/*.write',
    resource: 'Appointment',
    success: 201,
  },
  read('read-appointment', 'Read an appointment', 'Appointment', 'patient/*.read'),
  {
    ...search('retrieve-patient-appointments', 'Retrieve a patient’s appointments', 'Appointment', 'patient/*.read'),
    path: '/Patient/[id]/Appointment',
    interactionId: `${GPC}rest:search:patient_appointments-1`,
  },
  update('amend-appointment', 'Amend an appointment', 'Appointment', 'update'),
  update('cancel-appointment', 'Cancel an appointment', 'Appointment', 'cancel'),
]

const BY_ID = new Map(ALL.map((i) => [i.id, i]))

/** All interactions of GP Connect. */
export const interactions = (): readonly Interaction[] => ALL

/**
 * The interaction of GP Connect of that id. Where a variant is at hand, ask it: `interactionOf`.
 *
 * @throws RangeError for an unknown id
 */
export function interaction(id: string): Interaction {
  const found = BY_ID.get(id)
  if (!found) throw new RangeError(`no interaction "${id}" in the catalogue`)
  return found
}
