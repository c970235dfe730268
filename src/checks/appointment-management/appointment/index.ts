import type { Check, Sequence } from '../../check.js'
import { bookedRules, bookResponseRules, namedBookedChecks } from './booked.js'
import { amendedRules, cancelledRules, readAfterRules, stillCancelledRules } from './changed.js'
import { appointmentRules } from './elements.js'
import { servedAppointments } from './served.js'
import { listedAsReadRules, listedRules } from './listed.js'
import { listedChecks } from './listed-members.js'
import { stateChecks } from './state.js'
import { visitChecks } from './visits.js'

/** Sequences that features name. */
export const appointmentSequences: readonly Sequence[] = [
  /** Whoever booked it. */
  { name: 'appointment', checks: appointmentRules },
  /** The answer to a booking. */
  { name: 'new appointment', checks: [...appointmentRules, ...bookedRules, ...bookResponseRules] },
  /** What a read shows of the scenario's own booking. */
  { name: 'booked appointment', checks: [...appointmentRules, ...bookedRules, ...readAfterRules] },
  /** The list of a patient's appointments. */
  { name: 'listed appointment', checks: [...appointmentRules, ...listedRules] },
  { name: 'appointments as read', checks: listedAsReadRules },
  { name: 'amended appointment', checks: [...appointmentRules, ...amendedRules] },
  { name: 'cancelled appointment', checks: [...appointmentRules, ...cancelledRules] },
  { name: 'still cancelled appointment', checks: [...appointmentRules, ...stillCancelledRules] },
]

/** Checks that features name one by one. */
export const appointmentChecks: readonly Check[] = [
  ...stateChecks,
  ...listedChecks,
  ...servedAppointments,
  ...visitChecks,
  ...namedBookedChecks,
]
