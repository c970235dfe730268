import { gpConnectProfiles, profile, systems } from '../../catalogue/index.js'
import { objects, type JsonObject } from '../../core/index.js'
import { ukDateTime } from '../../fhir/index.js'
import type { Booking } from '../scheduling.js'
import type { Sender } from '../sender.js'
import { ORGANISATION_TYPES } from './search.js'
import { actorOf } from './slots.js'

export const BOOKING_ORGANISATION = profile('Extension-GPConnect-BookingOrganisation-1')
export const CANCELLATION_REASON = profile('Extension-GPConnect-AppointmentCancellationReason-1')

const participant = (reference: string): JsonObject => ({ actor: { reference }, status: 'accepted' })

/** The organisation of the consumer, with the type that its slot searches name (spec facts section 8.8). */
const organisation = ({ odsCode, organisation: name, organisationType }: Sender['consumer']): JsonObject => ({
  resourceType: 'Organization',
  id: 'bookingorg',
  meta: { profile: [gpConnectProfiles['Organization'] ?? ''] },
  identifier: [{ system: systems.odsOrganisation, value: odsCode }],
  ...(organisationType !== undefined && {
    type: [{ coding: [{ system: ORGANISATION_TYPES, code: organisationType }] }],
  }),
  name,
  telecom: [{ system: 'phone', value: '01632960999', use: 'work' }],
})

/**
 * The Appointment that books slots for a patient: spec facts section 8.12, column "Request". The practitioner of the
 * schedule takes part where it has one; its healthcare service too.
 */
export function bookingOf({ patient, slots, description, comment }: Booking, { consumer, clock }: Sender): JsonObject {
  const [first] = slots
  const last = slots.at(-1) ?? first
  const actors = ['Location', 'Practitioner', 'HealthcareService'].flatMap((type) => actorOf(first, type) ?? [])
  return {
    resourceType: 'Appointment',
    meta: { profile: [gpConnectProfiles['Appointment'] ?? ''] },
    contained: [organisation(consumer)],
    extension: [{ url: BOOKING_ORGANISATION, valueReference: { reference: '#bookingorg' } }],
    status: 'booked',
    description,
    start: first.start,
    end: last.end,
    slot: slots.map(({ id }) => ({ reference: `Slot/${id}` })),
    created: ukDateTime(clock.now()),
    ...(comment !== undefined && { comment }),
    participant: [`Patient/${patient}`, ...actors].map(participant),
  }
}

/** The appointment as read, with other texts: spec facts section 10.4. */
export const amendmentOf = (read: JsonObject, texts: { description?: string; comment?: string }): JsonObject => ({
  ...read,
  ...texts,
})

/** The appointment as read, cancelled for a reason: spec facts section 10.5. */
export const cancellationOf = (read: JsonObject, reason: string): JsonObject => ({
  ...read,
  status: 'cancelled',
  extension: [...objects(read['extension']), { url: CANCELLATION_REASON, valueString: reason }],
})
