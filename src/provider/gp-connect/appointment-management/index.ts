import type { Part } from '../part.js'
import { appointmentVariations } from './benign/appointments.js'
import { endpoints } from './endpoints.js'
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
