import type { Part } from '../part.js'
import { appointmentChecks, appointmentSequences } from './appointment/index.js'
import { bookingRefusals } from './refusals/book-appointment.js'
import { changeRefusals, readAppointmentRefusals } from './refusals/change-appointment.js'
import { retrieveRefusals } from './refusals/retrieve-appointments.js'
import { slotSearchRefusals } from './refusals/search-free-slots.js'
import { slotChecks, slotSequences } from './slot/index.js'

/** Appointment Management: slots, and the appointments that are made of them. */
export const appointmentManagement: Part = {
  checks: [...appointmentChecks, ...slotChecks],
  sequences: [...appointmentSequences, ...slotSequences],
  refusals: [
    ...bookingRefusals,
    ...changeRefusals,
    ...readAppointmentRefusals,
    ...slotSearchRefusals,
    ...retrieveRefusals,
  ],
}
