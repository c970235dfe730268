import type { JsonObject } from '../../../src/core/index.js'

const profile = (name: string): string => `https://fhir.nhs.uk/STU3/StructureDefinition/${name}`
const meta = (name: string): JsonObject => ({ versionId: '7', profile: [profile(name)] })
const language = (code: string): JsonObject => ({
  url: 'language',
  valueCodeableConcept: {
    coding: [{ system: profile('x').replace(/Str.*/, 'CodeSystem/CareConnect-HumanLanguage-1'), code }],
  },
})

/** A Patient that keeps every rule, with every kind of data. */
export const patient: JsonObject = {
  resourceType: 'Patient',
  id: 'p1',
  meta: meta('CareConnect-GPC-Patient-1'),
  extension: [
    {
      url: profile('Extension-CareConnect-GPC-RegistrationDetails-1'),
      extension: [
        { url: 'registrationType', valueCodeableConcept: { coding: [{ code: 'R' }] } },
        { url: 'preferredBranchSurgery', valueReference: { reference: 'Location/l1' } },
      ],
    },
    {
      url: profile('Extension-CareConnect-GPC-NHSCommunication-1'),
      extension: [language('fr'), { url: 'interpreterRequired', valueBoolean: true }],
    },
  ],
  identifier: [
    {
      extension: [
        {
          url: profile('Extension-CareConnect-GPC-NHSNumberVerificationStatus-1'),
          valueCodeableConcept: { coding: [{ code: '01' }] },
        },
      ],
      system: 'https://fhir.nhs.uk/Id/nhs-number',
      value: '9990001006',
    },
  ],
  name: [
    { use: 'official', family: 'Thornbury', given: ['Alice', 'May'] },
    { use: 'nickname', family: 'Thornbury', given: ['Ally'] },
  ],
  telecom: [{ system: 'phone', use: 'home', value: '01632960201' }],
  gender: 'female',
  birthDate: '1984-03-17',
  address: [{ use: 'home', line: ['Flat 3', '27 Orchard Rise'], city: 'Leeds', district: 'West Yorkshire' }],
  contact: [
    {
      relationship: [{ text: 'Next of kin' }],
      name: { use: 'official', family: 'Thornbury' },
      telecom: [{ system: 'phone', use: 'mobile', value: '07700900202' }],
      address: { use: 'home', line: ['Flat 3'], city: 'Leeds' },
    },
  ],
  generalPractitioner: [{ reference: 'Practitioner/g1' }],
  managingOrganization: { reference: 'Organization/o1' },
}

/** What a tester loaded for {@link patient}. */
export const patientSeed: JsonObject = {
  name: [
    { use: 'official', family: 'THORNBURY', given: ['Alice', 'May'] },
    { use: 'nickname', given: ['Ally'] },
  ],
  gender: 'female',
  birthDate: '1984-03-17',
  address: [{ use: 'home', line: ['Flat 3', '27 Orchard Rise'], city: 'Leeds', district: 'West Yorkshire' }],
  telecom: [{ system: 'phone', use: 'home', value: '01632960201' }],
  contact: [{ relationship: [{ text: 'Next of kin' }], telecom: [{ value: '07700900202' }] }],
  nhsCommunication: [{ language: 'fr', interpreterRequired: true }],
  registrationType: 'R',
  preferredBranchSurgery: { name: 'Quarry Bank Branch Surgery' },
  generalPractitioner: { sdsUserId: 'G11111116' },
}

export const practitioner: JsonObject = {
  resourceType: 'Practitioner',
  id: 'g1',
  meta: meta('CareConnect-GPC-Practitioner-1'),
  extension: [{ url: profile('Extension-CareConnect-GPC-NHSCommunication-1'), extension: [language('en')] }],
  identifier: [
    { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: 'G11111116' },
    { system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: '112233445566' },
  ],
  name: [{ family: 'Okonkwo', given: ['Adaeze'] }],
  gender: 'female',
}

export const practitionerSeed: JsonObject = {
  name: [{ family: 'Okonkwo', given: ['Adaeze'] }],
  gender: 'female',
  nhsCommunication: [{ language: 'en' }],
  roleProfiles: ['112233445566'],
}

export const organisation: JsonObject = {
  resourceType: 'Organization',
  id: 'o1',
  meta: meta('CareConnect-GPC-Organization-1'),
  identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'A20047' }],
  name: 'Dunmere Medical Centre',
  telecom: [{ system: 'phone', use: 'work', value: '01632960100' }],
  address: [{ use: 'work', line: ['14 Quarry Lane'], city: 'Leeds', district: 'West Yorkshire' }],
}

export const placeSeed: JsonObject = {
  name: 'Dunmere Medical Centre',
  telecom: [{ system: 'phone', value: '01632960100' }],
  address: [{ line: ['14 Quarry Lane'], city: 'Leeds', district: 'West Yorkshire' }],
}

export const location: JsonObject = {
  resourceType: 'Location',
  id: 'l1',
  meta: meta('CareConnect-GPC-Location-1'),
  name: 'Dunmere Medical Centre',
  telecom: [{ system: 'phone', use: 'work', value: '01632960100' }],
  address: { use: 'work', line: ['14 Quarry Lane'], city: 'Leeds', district: 'West Yorkshire' },
  managingOrganization: { reference: 'Organization/o1' },
}

export const service: JsonObject = {
  resourceType: 'HealthcareService',
  id: 's1',
  meta: meta('CareConnect-GPC-HealthcareService-1'),
  identifier: [{ system: 'https://fhir.nhs.uk/Id/uec-dos-service-id', value: '2000099001' }],
  providedBy: { reference: 'Organization/o1' },
  name: 'Dunmere Extended Hours',
}
