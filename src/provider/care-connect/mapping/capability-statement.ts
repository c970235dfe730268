import { words, type JsonObject } from '../../../core/index.js'
import { profile } from './profile.js'

const TYPES = words(`
  Slot Schedule HealthcareService Practitioner PractitionerRole Organization Location Appointment Patient
  DocumentReference
`)

const SERVICE_PARAMETER = 'https://fhir.nhs.uk/STU3/SearchParameter/apiBooking-SearchSlots-Service-1'

/**
 * The statement of what this provider can do (rows CCS-META).
 *
 * @param spec - the version of the standard
 */
export const capabilityStatement = (spec: string): JsonObject => ({
  resourceType: 'CapabilityStatement',
  version: spec,
  name: 'Care Connect booking',
  status: 'active',
  date: '2024-01-09',
  publisher: 'GP Connect assurance harness',
  description: `The reference provider: Care Connect scheduling ${spec}`,
  kind: 'capability',
  software: { name: 'Care Connect reference provider', version: '0.1.0', releaseDate: '2024-01-09' },
  fhirVersion: '3.0.1',
  acceptUnknown: 'both',
  format: ['application/fhir+json', 'application/fhir+xml'],
  profile: TYPES.map((type) => ({ reference: profile(type) })),
  rest: [
    {
      mode: 'server',
      resource: [
        {
          type: 'Appointment',
          interaction: ['read', 'vread', 'create', 'update', 'search-type'].map((code) => ({ code })),
          versioning: 'versioned-update',
          readHistory: true,
          updateCreate: false,
          searchParam: [{ name: 'identifier', type: 'token' }],
        },
        {
          type: 'Slot',
          interaction: [{ code: 'search-type' }],
          searchInclude: [
            'Slot:schedule',
            'Schedule:actor:Practitioner',
            'Schedule:actor:PractitionerRole',
            'Schedule:actor:HealthcareService',
            'HealthcareService:Organization',
            'HealthcareService:location',
          ],
          searchParam: [
            { name: 'service', definition: SERVICE_PARAMETER, type: 'token' },
            { name: 'status', type: 'token' },
            { name: 'start', type: 'date' },
            { name: 'end', type: 'date' },
          ],
        },
      ],
    },
  ],
})
