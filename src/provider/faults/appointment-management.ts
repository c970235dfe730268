import type { Fault } from '../bend.js'
import { appointmentFaults } from './appointments.js'
import { bookingRules } from './bookings.js'
import { amendmentRules, cancellationRules } from './changes.js'
import { onEach } from './family.js'
import { foundSlots } from './found-slots.js'
import { retrievalRules } from './retrieval.js'
import { slotSearchRules } from './slots.js'

/** Faults of the interactions of Appointment Management at a version of the specification. */
export const appointmentManagement = (spec: string): readonly Fault[] => [
  ...onEach(['search-free-slots'], [...slotSearchRules(spec), ...foundSlots(spec)]),
  ...onEach(['book-appointment'], bookingRules),
  ...[
    'book-appointment',
    'read-appointment',
    'retrieve-patient-appointments',
    'amend-appointment',
    'cancel-appointment',
  ].flatMap((id) => onEach([id], appointmentFaults(id))),
  ...onEach(['retrieve-patient-appointments'], retrievalRules),
  ...onEach(['amend-appointment'], amendmentRules(spec)),
  ...onEach(['cancel-appointment'], cancellationRules(spec)),
]
