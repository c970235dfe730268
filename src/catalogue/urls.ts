/** Canonical URLs and identifier systems of the specification: shared names, no rules. Spec facts 8.1 to 8.3. */

const NHS = 'https://fhir.nhs.uk'

/** Identifier systems. */
export const systems = {
  nhsNumber: `${NHS}/Id/nhs-number`,
  odsOrganisation: `${NHS}/Id/ods-organization-code`,
  odsSite: `${NHS}/Id/ods-site-code`,
  sdsUser: `${NHS}/Id/sds-user-id`,
  sdsRoleProfile: `${NHS}/Id/sds-role-profile-id`,
  dosService: `${NHS}/Id/uec-dos-service-id`,
} as const

/** The canonical of a StructureDefinition of NHS Digital, by its last part. */
export const profile = (name: string): string => `${NHS}/STU3/StructureDefinition/${name}`

/** Profiles by the resource type that they constrain. */
export const gpConnectProfiles: Readonly<Record<string, string>> = {
  Patient: profile('CareConnect-GPC-Patient-1'),
  Practitioner: profile('CareConnect-GPC-Practitioner-1'),
  PractitionerRole: profile('CareConnect-GPC-PractitionerRole-1'),
  Organization: profile('CareConnect-GPC-Organization-1'),
  Location: profile('CareConnect-GPC-Location-1'),
  HealthcareService: profile('CareConnect-GPC-HealthcareService-1'),
  Appointment: profile('GPConnect-Appointment-1'),
  Slot: profile('GPConnect-Slot-1'),
  Schedule: profile('GPConnect-Schedule-1'),
  OperationOutcome: profile('GPConnect-OperationOutcome-1'),
}

/** The canonical of a StructureDefinition of HL7 UK, by its last part. */
export const careConnectProfile = (name: string): string =>
  `https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-${name}-1`

/** The ten profiles of Care Connect scheduling, by resource type (CCS-RES-005). */
export const careConnectProfiles: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'Slot',
    'Schedule',
    'HealthcareService',
    'Practitioner',
    'PractitionerRole',
    'Organization',
    'Location',
    'Appointment',
    'Patient',
    'DocumentReference',
  ].map((type) => [type, careConnectProfile(type)]),
)

/** The profile of the Bundle that register patient answers. */
export const searchsetBundleProfile = profile('GPConnect-Searchset-Bundle-1')

/** MIME types (FHIR page). */
export const mime = { json: 'application/fhir+json', xml: 'application/fhir+xml' } as const
