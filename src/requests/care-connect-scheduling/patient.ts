import { careConnectProfiles, systems } from '../../catalogue/index.js'
import type { JsonObject } from '../../core/index.js'

const UK = 'https://fhir.hl7.org.uk/STU3'

/** The NHS number with its verification status: traced, so 01 (CCS-BOOK-008). */
const nhsNumberOf = (value: string): JsonObject => ({
  extension: [
    {
      url: `${UK}/StructureDefinition/Extension-CareConnect-NHSNumberVerificationStatus-1`,
      valueCodeableConcept: {
        coding: [
          {
            system: `${UK}/CodeSystem/CareConnect-NHSNumberVerificationStatus-1`,
            code: '01',
            display: 'Number present and verified',
          },
        ],
      },
    },
  ],
  use: 'official',
  system: systems.nhsNumber,
  value,
})

/** A phone of the patient that is rung first (CCS-CONTACT-001); a number of the range kept for fiction. */
export const firstPhone: JsonObject = { system: 'phone', value: '01632960501', use: 'home', rank: 1 }

/**
 * A made-up patient, as a booking contains one.
 *
 * @param nhsNumber - empty where none is known: then there is no identifier (CCS-BOOK-009)
 */
export const patientOf = (nhsNumber: string): JsonObject => ({
  resourceType: 'Patient',
  id: 'patient',
  meta: { profile: [careConnectProfiles['Patient'] ?? ''] },
  ...(nhsNumber !== '' && { identifier: [nhsNumberOf(nhsNumber)] }),
  name: [{ use: 'official', family: 'Fenwick', given: ['Imogen'], prefix: ['Ms'] }],
  telecom: [firstPhone],
  gender: 'female',
  birthDate: '1974-12-31',
  address: [{ use: 'home', line: ['4 Sample Court'], city: 'Leeds', postalCode: 'LS1 4HR' }],
})
