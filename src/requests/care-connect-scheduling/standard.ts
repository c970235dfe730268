import { systems, type Variant } from '../../catalogue/index.js'
import { uuid } from '../../core/index.js'
import { careConnectBooking } from './body.js'
import { serviceSlotQuery, slotQueryOfSeed } from './search.js'
import { careConnectClaims, GROUPS } from './token.js'
import { tokenHeader } from '../claims.js'
import type { Standard } from '../sender.js'

/**
 * Care Connect: slots of a service of the Directory of Services, patients who come with the booking, an X-Request-ID on
 * each call, and tokens of the form that the system expects.
 */
export const careConnect = ({ traits, tokens }: Pick<Variant, 'traits' | 'tokens'>): Standard => ({
  name: 'care-connect',
  authorization: (what, sender) =>
    tokens === 'signed'
      ? { kind: 'issued', groups: Object.values(GROUPS) }
      : { kind: 'token', header: tokenHeader(), claims: careConnectClaims(what, sender) },
  headers: ({ requestId }) => [['X-Request-ID', requestId ?? uuid()]],
  slotSearch: 'search-slot',
  readBooking: 'read-appointment',
  cancelBooking: 'cancel-appointment',
  // The two sources write it otherwise (spec facts, Care Connect, 5.2).
  slotQuery: traits.slotSearch === 'seed' ? slotQueryOfSeed : serviceSlotQuery,
  bookingOf: careConnectBooking,
  // Nothing but the status may change (CCS-CANCEL-002), so that no reason is given.
  cancellationOf: (read) => ({ ...read, status: 'cancelled' }),
  listing: (patient) =>
    patient === ''
      ? undefined
      : { interaction: 'search-appointment', ask: { query: [[PATIENT, `${systems.nhsNumber}|${patient}`]] } },
})

/** The parameter of the search by patient, as the page writes it. */
export const PATIENT = 'Appointment.participant.actor:Patient.identifier'
