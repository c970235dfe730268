import type { JsonObject } from '../../src/core/index.js'

const GPC = 'https://fhir.nhs.uk/STU3/StructureDefinition/'
const CARE_CONNECT = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/'

const meta = (profile: string): JsonObject => ({ profile: [profile.startsWith('http') ? profile : `${GPC}${profile}`] })

/** Valid resources, one for each Foundations profile: the ground on which the tests break one thing at a time. */
export const SAMPLES = {
  patient: {
    resourceType: 'Patient',
    id: '2',
    meta: meta('CareConnect-GPC-Patient-1'),
    extension: [
      {
        url: `${GPC}Extension-CareConnect-GPC-NHSCommunication-1`,
        extension: [
          {
            url: 'language',
            valueCodeableConcept: {
              coding: [
                {
                  system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-HumanLanguage-1',
                  code: 'en',
                  display: 'English',
                },
              ],
            },
          },
          { url: 'preferred', valueBoolean: true },
        ],
      },
    ],
    identifier: [
      {
        extension: [
          {
            url: `${GPC}Extension-CareConnect-GPC-NHSNumberVerificationStatus-1`,
            valueCodeableConcept: {
              coding: [
                {
                  system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1',
                  code: '01',
                  display: 'Number present and verified',
                },
              ],
            },
          },
        ],
        system: 'https://fhir.nhs.uk/Id/nhs-number',
        value: '9690937286',
      },
    ],
    active: true,
    name: [{ use: 'official', family: 'Parsons', given: ['Horace'], prefix: ['Mr'] }],
    telecom: [{ system: 'phone', value: '01454587554', use: 'home' }],
    gender: 'male',
    birthDate: '1951-02-12',
    address: [{ use: 'home', line: ['Trinity Way'], city: 'Leeds', postalCode: 'LS1 2AB' }],
    generalPractitioner: [{ reference: 'Practitioner/1' }],
    managingOrganization: { reference: 'Organization/7' },
  },
  practitioner: {
    resourceType: 'Practitioner',
    id: '1',
    meta: meta('CareConnect-GPC-Practitioner-1'),
    identifier: [{ system: 'https://fhir.nhs.uk/Id/sds-user-id', value: 'G13579135' }],
    name: [{ use: 'usual', family: 'Gilbert', given: ['Nichole'] }],
    gender: 'female',
  },
  organization: {
    resourceType: 'Organization',
    id: '7',
    meta: meta('CareConnect-GPC-Organization-1'),
    identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'A20047' }],
    name: 'Dr Legg Surgery',
    telecom: [{ system: 'phone', value: '01454587554', use: 'work' }],
  },
  location: {
    resourceType: 'Location',
    id: '17',
    meta: meta('CareConnect-GPC-Location-1'),
    identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-site-code', value: 'A20047' }],
    name: 'Dr Legg Surgery',
    address: { line: ['Trinity Way'], city: 'Leeds', postalCode: 'LS1 2AB' },
    managingOrganization: { reference: 'Organization/7' },
  },
  operationOutcome: {
    resourceType: 'OperationOutcome',
    meta: meta('GPConnect-OperationOutcome-1'),
    issue: [
      {
        severity: 'error',
        code: 'not-found',
        details: {
          coding: [
            {
              system: 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1',
              code: 'PATIENT_NOT_FOUND',
              display: 'Patient not found',
            },
          ],
        },
        diagnostics: 'No patient has this NHS number',
      },
    ],
  },
  bundle: {
    resourceType: 'Bundle',
    meta: meta('GPConnect-Searchset-Bundle-1'),
    type: 'searchset',
    entry: [{ resource: { resourceType: 'Organization', id: '7', name: 'Dr Legg Surgery' } }],
  },
  capabilityStatement: {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2018-09-14',
    kind: 'instance',
    implementation: { description: 'GP system' },
    fhirVersion: '3.0.1',
    acceptUnknown: 'both',
    format: ['application/fhir+json', 'application/fhir+xml'],
    rest: [
      {
        mode: 'server',
        resource: [
          { type: 'Patient', interaction: [{ code: 'read' }], searchParam: [{ name: 'identifier', type: 'token' }] },
        ],
      },
    ],
  },
  healthcareService: {
    resourceType: 'HealthcareService',
    id: '3',
    meta: meta(`${CARE_CONNECT}CareConnect-HealthcareService-1`),
    identifier: [{ system: 'https://fhir.nhs.uk/Id/uec-dos-service-id', value: '1122334455' }],
    active: true,
    name: 'Extended hours',
    providedBy: { reference: 'Organization/7' },
  },
} as const satisfies Record<string, JsonObject>

export type SampleName = keyof typeof SAMPLES

/** A copy of a sample that a test may change. */
export const sample = (name: SampleName): JsonObject => structuredClone(SAMPLES[name])

/** Sets, or with undefined removes, what stands at a path such as `identifier.0.system`; the last step may be new. */
export function mutation(resource: JsonObject, path: string, value: unknown): JsonObject {
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  const holder = steps.reduce<Record<string, unknown>>((at, step) => at[step] as Record<string, unknown>, resource)
  if (value !== undefined) holder[last] = value
  else if (Array.isArray(holder)) holder.splice(Number(last), 1)
  else delete holder[last]
  return resource
}
