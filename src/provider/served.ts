/**
 * The interactions of this provider with their paths and ids, as the use case pages give them (spec facts section 1.1):
 * literals of our own, so that a slip in the harness's catalogue shows.
 */

/**
 * Where below the service root: `system` /metadata; `type` /[Type]; `instance` /[Type]/[id]; `operation` /[Type]/$[name];
 * `compartment` /Patient/[id]/[Type].
 */
export type Level = 'system' | 'type' | 'instance' | 'operation' | 'compartment'

export interface Served {
  readonly id: string
  readonly type: string
  readonly level: Level
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Name of the operation. */
  readonly operation?: string
  readonly interactionId: string
  /** The half of the scopes that fits the endpoint (spec facts section 3.3). */
  readonly scope: 'patient' | 'organization'
  /** True for a read that also serves `/_history/[vid]`. */
  readonly versions?: boolean
  /** Versions that have it; absent: all. */
  readonly specs?: readonly string[]
}

const FHIR = 'urn:nhs:names:services:gpconnect:fhir:'
const URN = `${FHIR}rest:`

type Scope = Served['scope']

const search = (id: string, type: string, scope: Scope, specs?: string[]): Served => ({
  id,
  type,
  level: 'type',
  method: 'GET',
  interactionId: `${URN}search:${type.toLowerCase()}-1`,
  scope,
  ...(specs ? { specs } : {}),
})

const instance = (
  id: string,
  type: string,
  scope: Scope,
  how: { method?: 'GET' | 'PUT'; verb?: string; specs?: string[] } = {},
): Served => ({
  id,
  type,
  level: 'instance',
  method: how.method ?? 'GET',
  interactionId: `${URN}${how.verb ?? 'read'}:${type.toLowerCase()}-1`,
  scope,
  ...(how.specs ? { specs: how.specs } : {}),
})

const ALL: readonly Served[] = [
  {
    id: 'get-capability-statement',
    type: 'metadata',
    level: 'system',
    method: 'GET',
    interactionId: `${URN}read:metadata-1`,
    scope: 'organization',
  },
  search('find-patient', 'Patient', 'patient'),
  instance('read-patient', 'Patient', 'patient'),
  search('find-practitioner', 'Practitioner', 'organization'),
  instance('read-practitioner', 'Practitioner', 'organization'),
  search('find-organisation', 'Organization', 'organization'),
  instance('read-organisation', 'Organization', 'organization'),
  instance('read-location', 'Location', 'organization'),
  search('find-healthcare-service', 'HealthcareService', 'organization', ['1.2.8']),
  instance('read-healthcare-service', 'HealthcareService', 'organization', { specs: ['1.2.8'] }),
  {
    id: 'register-patient',
    type: 'Patient',
    level: 'operation',
    method: 'POST',
    operation: '$gpc.registerpatient',
    interactionId: `${FHIR}operation:gpc.registerpatient-1`,
    scope: 'patient',
  },
  search('search-free-slots', 'Slot', 'organization'),
  {
    id: 'book-appointment',
    type: 'Appointment',
    level: 'type',
    method: 'POST',
    interactionId: `${URN}create:appointment-1`,
    scope: 'patient',
  },
  {
    id: 'retrieve-patient-appointments',
    type: 'Appointment',
    level: 'compartment',
    method: 'GET',
    interactionId: `${URN}search:patient_appointments-1`,
    scope: 'patient',
  },
  instance('read-appointment', 'Appointment', 'patient'),
  instance('amend-appointment', 'Appointment', 'patient', { method: 'PUT', verb: 'update' }),
  instance('cancel-appointment', 'Appointment', 'patient', { method: 'PUT', verb: 'cancel' }),
]

/** What a provider of that version of the specification serves. */
export const servedAt = (spec: string): readonly Served[] => ALL.filter((s) => s.specs?.includes(spec) ?? true)

/** Every interaction id of GP Connect's own pages: those above and those that this provider does not serve. */
export const gpConnectInteractionIds: readonly string[] = [
  ...ALL.map(({ interactionId }) => interactionId),
  `${FHIR}operation:gpc.getstructuredrecord-1`,
  'urn:nhs:names:services:gpconnect:structured:fhir:rest:read:metadata-1',
]
