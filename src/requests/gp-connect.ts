import type { Variant } from '../catalogue/index.js'
import { bookingOf, cancellationOf } from './appointment-management/body.js'
import { retrieveQueryOfDay, slotQuery, slotQueryWithServices } from './appointment-management/search.js'
import { claimsFor, tokenHeader } from './claims.js'
import type { Standard } from './sender.js'

/**
 * GP Connect: tokens that the consumer makes for each call, slots of a practice, patients who are registered there.
 * Where slots are found by service, their search asks for the services too.
 */
export const gpConnect = ({ traits }: Pick<Variant, 'traits'>): Standard => ({
  name: 'gp-connect',
  authorization: (what, sender) => ({ kind: 'token', header: tokenHeader(), claims: claimsFor(what, sender) }),
  headers: () => [],
  slotSearch: 'search-free-slots',
  readBooking: 'read-appointment',
  cancelBooking: 'cancel-appointment',
  slotQuery: ({ from, to, consumer }) =>
    (traits.healthcareServices ? slotQueryWithServices : slotQuery)(from, to, consumer),
  bookingOf,
  cancellationOf,
  listing: (patient, day) => ({
    interaction: 'retrieve-patient-appointments',
    ask: { id: patient, query: retrieveQueryOfDay(day) },
  }),
})
