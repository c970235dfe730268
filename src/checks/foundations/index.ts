import type { Part } from '../part.js'
import { healthcareServiceSequences } from './healthcare-service/index.js'
import { locationSequences } from './location/index.js'
import { organizationChecks, organizationSequences } from './organization/index.js'
import { patientsFound } from './patient/found.js'
import { patientChecks, patientSequences } from './patient/index.js'
import { practitionerSequences } from './practitioner/index.js'
import { identifierRefusals } from './refusals/identifiers.js'
import { registrationRefusals } from './refusals/register-patient.js'
import { readRefusals } from './refusals/reads.js'
import { registrationChecks, registrationSequences } from './registration/index.js'

/** Foundations: what is found, read and registered. */
export const foundations: Part = {
  checks: [...patientChecks, ...patientsFound, ...organizationChecks, ...registrationChecks],
  sequences: [
    ...patientSequences,
    ...practitionerSequences,
    ...organizationSequences,
    ...locationSequences,
    ...healthcareServiceSequences,
    ...registrationSequences,
  ],
  refusals: [...identifierRefusals, ...readRefusals, ...registrationRefusals],
}
