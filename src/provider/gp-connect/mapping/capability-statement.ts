import { profile } from '../../../catalogue/index.js'
import type { JsonObject } from '../../../core/index.js'
import type { EndpointFacts } from '../../frame/endpoint.js'
import { kindOf, type Kind } from '../../frame/mutation/where.js'
import type { FilteringStatus } from '../service-filtering.js'

/** What the statement says of a type beside what can be done with it. */
interface Details {
  readonly params?: readonly (readonly [name: string, type: string, definition?: string])[]
  readonly includes?: readonly string[]
  readonly updateCreate?: boolean
}

const IDENTIFIER = ['identifier', 'token'] as const

const SERVICE_PARAMETER = [
  'service.identifier',
  'token',
  'https://fhir.nhs.uk/STU3/SearchParameter/GPConnect-Slot-ServiceIdentifier-1',
] as const

/** The types of bookings: spec facts section 8.14. Others are found by their identifier, where they are. */
const detailsOf = (filtering: boolean): Readonly<Record<string, Details>> => ({
  Appointment: { params: [filtering ? ['start', 'date'] : IDENTIFIER], updateCreate: false },
  Slot: {
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
})

/** How a statement calls what can be done with a type, in the order in which it lists them. */
const CODES: readonly (readonly [Kind, code: string])[] = [
  ['read', 'read'],
  ['create', 'create'],
  ['update', 'update'],
  ['search', 'search-type'],
]

/** What can be done with one type of resource. */
function listed(type: string, kinds: readonly Kind[], details?: Details): JsonObject {
  const { params = kinds.includes('search') ? [IDENTIFIER] : undefined, includes, updateCreate } = details ?? {}
  return {
    type,
    interaction: CODES.filter(([kind]) => kinds.includes(kind)).map(([, code]) => ({ code })),
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
  }
}

/** The types that the interactions served read, write or find, with what can be done with each. */
function resources(served: readonly EndpointFacts[], filtering: boolean): JsonObject[] {
  const listable = served.filter((one) => CODES.some(([kind]) => kind === kindOf(one)))
  const details = detailsOf(filtering)
  return [...new Set(listable.map(({ type }) => type))].map((type) =>
    listed(type, listable.filter((one) => one.type === type).map(kindOf), details[type]),
  )
}

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
 * @param served - the interactions of that version
 * @param status - of service filtering; shown from 1.2.8 on where that version has it, else undefined
 */
export function capabilityStatement(
  spec: string,
  served: readonly EndpointFacts[],
  status: FilteringStatus | undefined,
): JsonObject {
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
        resource: resources(served, filtering),
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
