import type { Interaction, Scope } from '../interactions.js'
import type { Product, TokenForm, Traits, Variant } from '../product.js'

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

/** The two families of interaction ids that the sources name; they differ in slot search alone (CCS-GENERAL-009). */
const slotSearchId = ({ slotSearch }: Traits): string => `${slotSearch === 'seed' ? A2SI : CARE_CONNECT}search:slot`

const interactions = (traits: Traits): readonly Interaction[] => [
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
    interactionId: slotSearchId(traits),
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

const SEED = 'seed 000'
const BOOKING_API = 'NHS Booking API 2.0.4'
const UEC = 'UEC appointments standard 1.0.0 (2021)'
const SIGNED_TOKEN = 'Care Connect signed token (2019, FixSystems branch and docs-uec-appts history)'

/** Rows on tokens are judged in the form that the system expects, and in no other. */
const withTokens = (variant: Variant, tokens: TokenForm): Variant => ({
  ...variant,
  tokens,
  aspects: ['service-discovery', 'endpoint-lookup', `token-${tokens}`],
  versions: [
    ...variant.versions.filter((name) => name !== SIGNED_TOKEN),
    ...(tokens === 'signed' ? [SIGNED_TOKEN] : []),
  ],
})

const traits: Traits = {
  healthcareServices: false,
  visits: false,
  sdsJobRoles: false,
  slotSearch: 'service',
  sampleVersion: 'own',
  sampleAddress: 'list of one',
}

/** Care Connect scheduling: its sources are known by their names, and judged together. */
export const careConnectScheduling: Product = {
  id: 'care-connect-scheduling',
  standard: 'care-connect',
  registers: ['care-connect-scheduling'],
  order: [],
  specs: [
    { spec: '2.0.4', definitions: 'careconnect', traits, editions: [SEED, BOOKING_API, UEC] },
    {
      spec: 'a2si',
      definitions: 'careconnect',
      traits: { ...traits, slotSearch: 'seed' },
      tokens: 'signed',
      editions: [SEED, BOOKING_API],
    },
  ],
  interactions,
  withTokens,
}
