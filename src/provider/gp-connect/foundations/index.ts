import type { Part } from '../part.js'
import type { Endpoint } from '../request-context.js'
import { otherVariations } from './benign/others.js'
import { patientVariations } from './benign/patients.js'
import { registrationVariations } from './benign/registrations.js'
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
import { findHealthcareService, readHealthcareService } from './interactions/healthcare-service.js'
import { readLocation } from './interactions/location.js'
import { findOrganisation, readOrganisation } from './interactions/organisation.js'
import { findPatient, readPatient } from './interactions/patient.js'
import { findPractitioner, readPractitioner } from './interactions/practitioner.js'
import { registerPatient } from './interactions/register-patient.js'

/** The interactions of the Foundations with their paths and ids, as the use case pages give them (spec facts 1.1). */
const endpoints: readonly Endpoint[] = [
  {
    id: 'find-patient',
    type: 'Patient',
    level: 'type',
    method: 'GET',
    interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:search:patient-1',
    scope: 'patient',
    seldom: /9990001073/,
    handler: findPatient,
  },
  {
    id: 'read-patient',
    type: 'Patient',
    level: 'instance',
    method: 'GET',
    interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:read:patient-1',
    scope: 'patient',
    seldom: /pat-featherstone/,
    handler: readPatient,
  },
  {
    id: 'find-practitioner',
    type: 'Practitioner',
    level: 'type',
    method: 'GET',
    interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:search:practitioner-1',
    scope: 'organization',
    seldom: /G22345655/,
    handler: findPractitioner,
  },
  {
    id: 'read-practitioner',
    type: 'Practitioner',
    level: 'instance',
    method: 'GET',
    interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:read:practitioner-1',
    scope: 'organization',
    seldom: /prac-brightwell/,
    handler: readPractitioner,
  },
  {
    id: 'find-organisation',
    type: 'Organization',
    level: 'type',
    method: 'GET',
    interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:search:organization-1',
    scope: 'organization',
    seldom: /A20047$/,
    handler: findOrganisation,
  },
  {
    id: 'read-organisation',
    type: 'Organization',
    level: 'instance',
    method: 'GET',
    interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:read:organization-1',
    scope: 'organization',
    handler: readOrganisation,
  },
  {
    id: 'read-location',
    type: 'Location',
    level: 'instance',
    method: 'GET',
    interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:read:location-1',
    scope: 'organization',
    seldom: /loc-main-surgery/,
    handler: readLocation,
  },
  {
    id: 'find-healthcare-service',
    type: 'HealthcareService',
    level: 'type',
    method: 'GET',
    interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:search:healthcareservice-1',
    scope: 'organization',
    only: 'healthcareServices',
    seldom: /2000099002/,
    handler: findHealthcareService,
  },
  {
    id: 'read-healthcare-service',
    type: 'HealthcareService',
    level: 'instance',
    method: 'GET',
    interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:read:healthcareservice-1',
    scope: 'organization',
    only: 'healthcareServices',
    seldom: /hcs-minor-injuries/,
    handler: readHealthcareService,
  },
  {
    id: 'register-patient',
    type: 'Patient',
    level: 'operation',
    method: 'POST',
    operation: '$gpc.registerpatient',
    interactionId: 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.registerpatient-1',
    scope: 'patient',
    handler: registerPatient,
  },
]

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
