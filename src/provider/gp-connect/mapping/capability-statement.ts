import { profile } from '../../../catalogue/index.js'
import type { JsonObject } from '../../../core/index.js'
import type { FilteringStatus } from '../service-filtering.js'

interface Listed {
  readonly type: string
  readonly interactions: readonly string[]
  readonly params?: readonly (readonly [name: string, type: string, definition?: string])[]
  readonly includes?: readonly string[]
  readonly updateCreate?: boolean
}

const identifier = ['identifier', 'token'] as const
const found = (type: string): Listed => ({ type, interactions: ['read', 'search-type'], params: [identifier] })

/** The resources of GP Connect without structured records: spec facts section 8.14. */
function resources(filtering: boolean): Listed[] {
  return [
    found('Patient'),
    found('Organization'),
    found('Practitioner'),
    { type: 'Location', interactions: ['read'] },
    {
      type: 'Appointment',
      interactions: ['read', 'create', 'update', 'search-type'],
      params: [filtering ? ['start', 'date'] : identifier],
      updateCreate: false,
    },
    {
      type: 'Slot',
      interactions: ['search-type'],
      params: [
        ['start', 'date'],
        ['end', 'date'],
        ['status', 'token'],
        ['searchFilter', 'token'],
        ...(filtering ? [SERVICE_PARAMETER] : []),
      ],
      includes: [
        'Schedule:actor:Location',
        'Schedule:actor:Practitioner',
        ...(filtering ? ['Schedule:actor:HealthcareService'] : []),
        'Slot:schedule',
        'Location:managingOrganization',
      ],
    },
    ...(filtering ? [found('HealthcareService')] : []),
  ]
}

const SERVICE_PARAMETER = [
  'service.identifier',
  'token',
  'https://fhir.nhs.uk/STU3/SearchParameter/GPConnect-Slot-ServiceIdentifier-1',
] as const

const listed = ({ type, interactions, params, includes, updateCreate }: Listed): JsonObject => ({
  type,
  interaction: interactions.map((code) => ({ code })),
  ...(updateCreate === undefined ? {} : { updateCreate }),
  ...(includes ? { searchInclude: [...includes] } : {}),
  ...(params
    ? {
        searchParam: params.map(([name, kind, definition]) => ({
          name,
          ...(definition ? { definition } : {}),
          type: kind,
        })),
      }
    : {}),
})

const PROFILES = [
  'CareConnect-GPC-Patient-1',
  'CareConnect-GPC-Organization-1',
  'CareConnect-GPC-Practitioner-1',
  'CareConnect-GPC-PractitionerRole-1',
  'CareConnect-GPC-Location-1',
  'GPConnect-OperationOutcome-1',
  'GPConnect-Appointment-1',
  'GPConnect-Schedule-1',
  'GPConnect-Slot-1',
]

/**
 * The capability statement of one version of the specification (spec facts sections 2.1, 8.14).
 *
 * @param spec - version of the specification, such as `1.2.7`
 * @param status - of service filtering; shown from 1.2.8 on where that version has it, else undefined
 */
export function capabilityStatement(spec: string, status: FilteringStatus | undefined): JsonObject {
  const filtering = status !== undefined
  return {
    resourceType: 'CapabilityStatement',
    ...(filtering
      ? { extension: [{ url: profile('Extension-GPConnect-ServiceFilteringStatus-1'), valueCode: status }] }
      : {}),
    version: spec,
    name: 'GP Connect',
    status: 'active',
    date: '2024-01-09',
    publisher: 'GP Connect assurance harness',
    contact: [{ name: 'Maintainers of the reference provider' }],
    description: `The reference provider: GP Connect API version ${spec}`,
    copyright: 'Apache-2.0',
    kind: 'capability',
    software: { name: 'GP Connect reference provider', version: '0.1.0', releaseDate: '2024-01-09' },
    fhirVersion: '3.0.1',
    acceptUnknown: 'both',
    format: ['application/fhir+json', 'application/fhir+xml'],
    profile: [...PROFILES, ...(filtering ? ['CareConnect-GPC-HealthcareService-1'] : [])].map((name) => ({
      reference: profile(name),
    })),
    rest: [
      {
        mode: 'server',
        security: { cors: true },
        resource: resources(filtering).map(listed),
        operation: [
          {
            name: 'gpc.registerpatient',
            definition: {
              reference: 'https://fhir.nhs.uk/STU3/OperationDefinition/GPConnect-RegisterPatient-Operation-1',
            },
          },
        ],
      },
    ],
  }
}
