import { profile, systems } from '../../catalogue/index.js'
import type { JsonObject } from '../../core/index.js'

/** Whom a registration is for: the demographics that are sent. */
export interface Registrant {
  readonly nhsNumber: string
  readonly family: string
  readonly given: readonly string[]
  readonly gender?: string | undefined
  /** `yyyy-mm-dd`. */
  readonly birthDate: string
}

const VERIFICATION_STATUS = profile('Extension-CareConnect-GPC-NHSNumberVerificationStatus-1')

/** The NHS number as a Patient that is sent has it: traced by the consumer, so of status 01. */
const nhsNumberOf = (value: string): JsonObject => ({
  extension: [
    {
      url: VERIFICATION_STATUS,
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
  system: systems.nhsNumber,
  value,
})

/** Contact details that the consumer knows: others than PDS has, so that it shows whose are taken. */
export const homeAddress: JsonObject = {
  use: 'home',
  line: ['Flat 9', '12 Sample Row'],
  city: 'Wakefield',
  district: 'West Yorkshire',
  postalCode: 'WF1 1AA',
}
export const homePhone: JsonObject = { system: 'phone', value: '01632960401', use: 'home' }

/**
 * The body of a registration as most consumers would send it: minimum details, gender, home address and home phone.
 * Spec facts section 9.4.
 */
export const registrationOf = ({ nhsNumber, family, given, gender, birthDate }: Registrant): JsonObject => ({
  resourceType: 'Parameters',
  parameter: [
    {
      name: 'registerPatient',
      resource: {
        resourceType: 'Patient',
        meta: { profile: [profile('CareConnect-GPC-Patient-1')] },
        identifier: [nhsNumberOf(nhsNumber)],
        name: [{ use: 'official', family, given: [...given] }],
        telecom: [homePhone],
        ...(gender !== undefined && { gender }),
        birthDate,
        address: [homeAddress],
      },
    },
  ],
})
