import type { Fault } from '../bend.js'
import { appointmentFaults } from './appointments.js'
import { bookingRules } from './bookings.js'
import { amendmentRules, cancellationRules } from './changes.js'
import { unguarded } from './every-interaction.js'
import { onAll, onEach } from './family.js'
import { foundSlots } from './found-slots.js'
import { retrievalRules } from './retrieval.js'
import { slotSearchRules } from './slots.js'

/** Scopes and ids of other interactions are tried on each. */
const guarded = unguarded(['scope-of-another-endpoint', 'interaction-id-of-another-interaction'])

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
  ...onEach(['search-free-slots', 'book-appointment', 'read-appointment', 'retrieve-patient-appointments'], [guarded]),
  // Without its id nobody can tell which of the two a change is meant to be.
  ...onAll('change-appointment', ['amend-appointment', 'cancel-appointment'], [guarded]),
  ...onEach(['retrieve-patient-appointments'], retrievalRules),
  ...onEach(['amend-appointment'], amendmentRules(spec)),
  ...onEach(['cancel-appointment'], cancellationRules(spec)),
]
