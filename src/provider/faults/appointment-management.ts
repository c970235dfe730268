import type { Fault } from '../bend.js'
import {
  changedHeaders,
  createdHeaders,
  diagnosticsFaults,
  errorFaults,
  optionalDiagnostics,
  readHeaders,
  retrievedHeaders,
  staleErrorFaults,
  storedHeaders,
} from './appointment-answers.js'
import { appointmentFaults } from './appointments.js'
import { bookingRules } from './bookings.js'
import { everySearch } from './bundles.js'
import { amendmentRules, cancellationRules } from './changes.js'
import { unguarded } from './every-interaction.js'
import { onAll, onEach } from './family.js'
import { foundSlots } from './found-slots.js'
import { linkedServices } from './linked-services.js'
import { passes } from './refusals.js'
import { readRules, retrievalRules } from './retrieval.js'
import { slotElements, statementWithoutParameters } from './slot-elements.js'
import { slotSearchRules } from './slots.js'
import { listedVisits, readVisits } from './visits.js'
import { strictBookings } from './strict.js'

/** Scopes and ids of other interactions are tried on each. */
const guarded = unguarded(['scope-of-another-endpoint', 'interaction-id-of-another-interaction'])
const SEARCHES = ['search-free-slots', 'retrieve-patient-appointments']
const CHANGES = ['amend-appointment', 'cancel-appointment']
const COMMANDS = ['book-appointment', ...CHANGES]
const ALL = [...SEARCHES, 'read-appointment', ...COMMANDS]

/** Tried on Foundations, or by faults of the selection. */
const PROVEN_OTHERWISE = ['nothing-found-is-not-found', 'finds-nothing']

/** A verb that nobody asks for goes with the id of another interaction than a read. */
const deleted = passes(
  'http.delete-patch',
  'Answers DELETE and PATCH as if they were GET',
  ['delete-and-patch', 'interaction-id-of-another-interaction'],
  ['ssp-interactionid.another'],
)

const visits: readonly Fault[] = [
  ...onEach(['read-appointment'], readVisits),
  ...onEach(['retrieve-patient-appointments'], listedVisits),
]

/** Faults of the general rules, on the interactions whose rows they prove. */
const general: readonly Fault[] = [
  ...onEach(ALL, errorFaults),
  ...onEach(CHANGES, staleErrorFaults),
  ...onEach(COMMANDS, [...diagnosticsFaults, ...storedHeaders]),
  ...onEach(['book-appointment'], createdHeaders),
  ...onEach(CHANGES, changedHeaders),
  ...onEach(['read-appointment'], [...readHeaders, ...optionalDiagnostics]),
  ...onEach(['retrieve-patient-appointments'], retrievedHeaders),
  ...onEach(
    SEARCHES,
    everySearch.filter(({ name }) => !PROVEN_OTHERWISE.includes(name)),
  ),
  ...onAll('appointment', ['read-appointment', 'amend-appointment'], [deleted]),
  ...onAll('slot-search', ['search-free-slots', 'get-capability-statement'], statementWithoutParameters),
]

/** Faults of the interactions of Appointment Management at a version of the specification. */
export const appointmentManagement = (spec: string): readonly Fault[] => [
  ...general,
  ...onEach(['search-free-slots'], [...slotSearchRules(spec), ...foundSlots(spec), ...slotElements]),
  ...onEach(['book-appointment'], [...bookingRules, ...strictBookings]),
  ...[
    'book-appointment',
    'read-appointment',
    'retrieve-patient-appointments',
    'amend-appointment',
    'cancel-appointment',
  ].flatMap((id) => onEach([id], appointmentFaults(id))),
  ...onEach([...SEARCHES, 'book-appointment', 'read-appointment'], [guarded]),
  // Without its id nobody can tell which of the two a change is meant to be.
  ...onAll('change-appointment', CHANGES, [guarded]),
  ...onEach(['read-appointment'], readRules),
  ...onEach(['retrieve-patient-appointments'], retrievalRules),
  ...onEach(['amend-appointment'], amendmentRules(spec)),
  ...(spec === '1.2.8' ? linkedServices : []),
  ...(spec === '1.2.9' ? visits : []),
  ...onEach(['cancel-appointment'], cancellationRules(spec)),
]
