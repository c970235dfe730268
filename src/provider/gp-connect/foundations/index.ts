import type { Part } from '../part.js'
import { otherVariations } from './benign/others.js'
import { patientVariations } from './benign/patients.js'
import { registrationVariations } from './benign/registrations.js'
import { endpoints } from './endpoints.js'
import { foundPatientFamilies } from './faults/found-patients.js'
import { locationFamilies } from './faults/locations.js'
import { organisationFamilies } from './faults/organisations.js'
import { patientFamilies } from './faults/patients.js'
import { populationFamilies } from './faults/population.js'
import { practitionerFamilies } from './faults/practitioners.js'
import { readOnlyFamilies } from './faults/read-only.js'
import { registeredFamilies } from './faults/registered.js'
import { registrationFamilies } from './faults/registrations.js'
import { serviceFamilies } from './faults/services.js'

/** Foundations. */
export const foundations: Part = {
  endpoints,
  families: [
    ...patientFamilies,
    ...practitionerFamilies,
    ...organisationFamilies,
    ...locationFamilies,
    ...serviceFamilies,
    ...readOnlyFamilies,
    ...populationFamilies,
    ...foundPatientFamilies,
    ...registrationFamilies,
    ...registeredFamilies,
  ],
  benign: [...patientVariations, ...otherVariations, ...registrationVariations],
}
