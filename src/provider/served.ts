/**
 * The interactions of this provider with their paths and ids, as the use case pages give them (spec facts section 1.1):
 * literals of our own, so that a slip in the harness's catalogue shows.
 */

/** `type`: at /[Type]; `instance`: at /[Type]/[id]; `system`: at /metadata. */
export type Level = 'system' | 'type' | 'instance'

export interface Served {
  readonly id: string
  readonly type: string
  readonly level: Level
  readonly interactionId: string
  /** The half of the scopes that fits the endpoint (spec facts section 3.3). */
  readonly scope: 'patient' | 'organization'
  /** Versions that have it; absent: all. */
  readonly specs?: readonly string[]
}

const URN = 'urn:nhs:names:services:gpconnect:fhir:rest:'

const ALL: readonly Served[] = [
  {
    id: 'get-capability-statement',
    type: 'metadata',
    level: 'system',
    interactionId: `${URN}read:metadata-1`,
    scope: 'organization',
  },
  { id: 'find-patient', type: 'Patient', level: 'type', interactionId: `${URN}search:patient-1`, scope: 'patient' },
  { id: 'read-patient', type: 'Patient', level: 'instance', interactionId: `${URN}read:patient-1`, scope: 'patient' },
  {
    id: 'find-practitioner',
    type: 'Practitioner',
    level: 'type',
    interactionId: `${URN}search:practitioner-1`,
    scope: 'organization',
  },
  {
    id: 'read-practitioner',
    type: 'Practitioner',
    level: 'instance',
    interactionId: `${URN}read:practitioner-1`,
    scope: 'organization',
  },
  {
    id: 'find-organisation',
    type: 'Organization',
    level: 'type',
    interactionId: `${URN}search:organization-1`,
    scope: 'organization',
  },
  {
    id: 'read-organisation',
    type: 'Organization',
    level: 'instance',
    interactionId: `${URN}read:organization-1`,
    scope: 'organization',
  },
  {
    id: 'read-location',
    type: 'Location',
    level: 'instance',
    interactionId: `${URN}read:location-1`,
    scope: 'organization',
  },
  {
    id: 'find-healthcare-service',
    type: 'HealthcareService',
    level: 'type',
    interactionId: `${URN}search:healthcareservice-1`,
    scope: 'organization',
    specs: ['1.2.8'],
  },
  {
    id: 'read-healthcare-service',
    type: 'HealthcareService',
    level: 'instance',
    interactionId: `${URN}read:healthcareservice-1`,
    scope: 'organization',
    specs: ['1.2.8'],
  },
]

/** What a provider of that version of the specification serves. */
export const servedAt = (spec: string): readonly Served[] => ALL.filter((s) => s.specs?.includes(spec) ?? true)

/** Every interaction id of GP Connect's own pages: those above and those that this provider does not serve. */
export const gpConnectInteractionIds: readonly string[] = [
  ...ALL.map(({ interactionId }) => interactionId),
  ...[
    'search:slot',
    'create:appointment',
    'search:patient_appointments',
    'update:appointment',
    'cancel:appointment',
  ].map((subject) => `${URN}${subject}-1`),
  `${URN}read:appointment-1`,
  'urn:nhs:names:services:gpconnect:fhir:operation:gpc.registerpatient-1',
  'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1',
  'urn:nhs:names:services:gpconnect:structured:fhir:rest:read:metadata-1',
]
