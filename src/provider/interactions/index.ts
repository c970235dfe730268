import { capabilityStatement } from '../mapping/capability-statement.js'
import type { Behaviour } from './decision.js'
import { filteringStatus, findHealthcareService, readHealthcareService } from './healthcare-service.js'
import { readLocation } from './location.js'
import { findOrganisation, readOrganisation } from './organisation.js'
import { findPatient, readPatient } from './patient.js'
import { findPractitioner, readPractitioner } from './practitioner.js'

/** Get the capability statement: spec facts section 9.1. */
const getCapabilityStatement: Behaviour = {
  rules: [],
  decide(asked) {
    const { spec } = asked.settings
    const status = spec === '1.2.8' ? filteringStatus(asked) : undefined
    return Promise.resolve({ resource: capabilityStatement(spec, status) })
  },
}

/** What each interaction does, by its id. */
export const behaviours: Readonly<Record<string, Behaviour>> = {
  'get-capability-statement': getCapabilityStatement,
  'find-patient': findPatient,
  'read-patient': readPatient,
  'find-practitioner': findPractitioner,
  'read-practitioner': readPractitioner,
  'find-organisation': findOrganisation,
  'read-organisation': readOrganisation,
  'read-location': readLocation,
  'find-healthcare-service': findHealthcareService,
  'read-healthcare-service': readHealthcareService,
}
