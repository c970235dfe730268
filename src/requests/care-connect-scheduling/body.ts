import { careConnectProfiles } from '../../catalogue/index.js'
import { uuid, type JsonObject } from '../../core/index.js'
import type { Booking } from '../scheduling.js'
import type { Sender } from '../sender.js'
import { patientOf } from './patient.js'

/** System of identifiers that are UUIDs. */
export const UUID_SYSTEM = 'https://tools.ietf.org/html/rfc4122'

const meta = (type: string): JsonObject => ({ profile: [careConnectProfiles[type] ?? ''] })

/** The later document that the booking announces: the CDA with that UUID (CCS-BOOK-007). */
const documentReference = (now: string): JsonObject => ({
  resourceType: 'DocumentReference',
  id: 'document',
  meta: meta('DocumentReference'),
  identifier: [{ system: UUID_SYSTEM, value: uuid() }],
  status: 'current',
  type: {
    coding: [
      {
        system: 'urn:oid:2.16.840.1.113883.2.1.3.2.4.18.17',
        code: 'POCD_MT200001GB02',
        display: 'Integrated Urgent Care Report',
      },
    ],
  },
  indexed: now,
  content: [{ attachment: { contentType: 'application/hl7-v3+xml', language: 'en' } }],
})

/** The slot as the search gave it, taken (CCS-BOOK-010). */
const slotOf = ({ identifier, schedule, start, end }: Booking['slots'][0]): JsonObject => ({
  resourceType: 'Slot',
  id: 'slot',
  meta: meta('Slot'),
  ...(identifier && { identifier: [...identifier] }),
  schedule: { reference: schedule },
  status: 'busy',
  start,
  end,
})

/**
 * The Appointment that books a slot of a service: document, patient and slot are inside, and it has no id. The patient
 * need not be known. Spec facts (Care Connect) section 5.3, CCS-BOOK-004 to -010.
 *
 * @param booking - `patient` is the NHS number, empty for somebody of whom none is known
 */
export function careConnectBooking({ patient, slots: [slot], description }: Booking, { clock }: Sender): JsonObject {
  const now = clock.now().toISOString()
  return {
    resourceType: 'Appointment',
    meta: meta('Appointment'),
    language: 'en-GB',
    contained: [documentReference(now), patientOf(patient), slotOf(slot)],
    status: 'booked',
    start: slot.start,
    end: slot.end,
    created: now,
    description,
    supportingInformation: [{ reference: '#document' }],
    slot: [{ reference: '#slot' }],
    participant: [{ actor: { reference: '#patient' }, status: 'accepted' }],
  }
}
