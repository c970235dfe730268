import { profile } from '../../catalogue/index.js'
import { extension } from './located.js'

/** Extensions of the profiles, by their canonical URLs (spec facts 8.3). */
export const extensions = {
  registrationDetails: profile('Extension-CareConnect-GPC-RegistrationDetails-1'),
  nhsCommunication: profile('Extension-CareConnect-GPC-NHSCommunication-1'),
  verificationStatus: profile('Extension-CareConnect-GPC-NHSNumberVerificationStatus-1'),
  ethnicCategory: profile('Extension-CareConnect-GPC-EthnicCategory-1'),
  religiousAffiliation: profile('Extension-CareConnect-GPC-ReligiousAffiliation-1'),
  residentialStatus: profile('Extension-CareConnect-GPC-ResidentialStatus-1'),
  treatmentCategory: profile('Extension-CareConnect-GPC-TreatmentCategory-1'),
  cadavericDonor: 'http://hl7.org/fhir/StructureDefinition/patient-cadavericDonor',
  birthPlace: 'http://hl7.org/fhir/StructureDefinition/birthPlace',
  serviceFilteringStatus: profile('Extension-GPConnect-ServiceFilteringStatus-1'),
} as const

/** preferredBranchSurgery inside the registration details. */
export const preferredBranch = extension(extensions.registrationDetails, 'preferredBranchSurgery')

/** registrationType inside the registration details. */
export const registrationType = extension(extensions.registrationDetails, 'registrationType')

/** Language information of a patient or practitioner. */
export const nhsCommunication = extension(extensions.nhsCommunication)
