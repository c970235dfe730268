import type { Part } from '../part.js'
import type { Endpoint } from '../request-context.js'
import { appointmentVariations } from './benign/appointments.js'
import { appointmentAnswers } from './faults/answers.js'
import { appointmentFamilies } from './faults/appointments.js'
import { bookingFamilies } from './faults/bookings.js'
import { changeFamilies } from './faults/changes.js'
import { foundSlotFamilies } from './faults/found-slots.js'
import { linkedServiceFamilies } from './faults/linked-services.js'
import { retrievalFamilies } from './faults/retrieval.js'
import { slotElementFamilies } from './faults/slot-elements.js'
import { slotSearchFamilies } from './faults/slots.js'
import { visitFamilies } from './faults/visits.js'
import { bookAppointment } from './interactions/book.js'
import { amendAppointment, cancelAppointment } from './interactions/change.js'
import { readAppointment, retrievePatientAppointments } from './interactions/read.js'
import { searchFreeSlots } from './interactions/slot.js'

/** The interactions of Appointment Management with their paths and ids, as the pages give them (spec facts 1.1). */
const endpoints: readonly Endpoint[] = [
  {
    id: 'search-free-slots',
    type: 'Slot',
    level: 'type',
    method: 'GET',
    interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:search:slot-1',
    scope: 'organization',
    handler: searchFreeSlots,
  },
  {
    id: 'book-appointment',
    type: 'Appointment',
    level: 'type',
    method: 'POST',
    interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:create:appointment-1',
    scope: 'patient',
    handler: bookAppointment,
  },
  {
    id: 'retrieve-patient-appointments',
    type: 'Appointment',
    level: 'compartment',
    method: 'GET',
    interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:search:patient_appointments-1',
    scope: 'patient',
    handler: retrievePatientAppointments,
  },
  {
    id: 'read-appointment',
    type: 'Appointment',
    level: 'instance',
    method: 'GET',
    interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:read:appointment-1',
    scope: 'patient',
    handler: readAppointment,
  },
  {
    id: 'amend-appointment',
    type: 'Appointment',
    level: 'instance',
    method: 'PUT',
    interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:update:appointment-1',
    scope: 'patient',
    handler: amendAppointment,
  },
  {
    id: 'cancel-appointment',
    type: 'Appointment',
    level: 'instance',
    method: 'PUT',
    interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:cancel:appointment-1',
    scope: 'patient',
    handler: cancelAppointment,
  },
]

/** Appointment Management. */
export const appointmentManagement: Part = {
  endpoints,
  families: [
    ...appointmentAnswers,
    ...slotElementFamilies,
    ...slotSearchFamilies,
    ...foundSlotFamilies,
    ...bookingFamilies,
    ...appointmentFamilies,
    ...retrievalFamilies,
    ...changeFamilies,
    ...linkedServiceFamilies,
    ...visitFamilies,
  ],
  benign: appointmentVariations,
}
