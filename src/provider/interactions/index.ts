import { capabilityStatement } from '../mapping/capability-statement.js'
import type { Behaviour } from './decision.js'
import { filteringStatus, findHealthcareService, readHealthcareService } from './healthcare-service.js'
import { bookAppointment } from './appointment/book.js'
import { amendAppointment, cancelAppointment } from './appointment/change.js'
import { readAppointment, retrievePatientAppointments } from './appointment/read.js'
import { readLocation } from './location.js'
import { findOrganisation, readOrganisation } from './organisation.js'
import { findPatient, readPatient } from './patient.js'
import { findPractitioner, readPractitioner } from './practitioner.js'
import { registerPatient } from './register-patient.js'
import { searchFreeSlots } from './slot.js'

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
  'register-patient': registerPatient,
  'search-free-slots': searchFreeSlots,
  'book-appointment': bookAppointment,
  'read-appointment': readAppointment,
  'retrieve-patient-appointments': retrievePatientAppointments,
  'amend-appointment': amendAppointment,
  'cancel-appointment': cancelAppointment,
}
