import type { CareEndpoint } from './request-context.js'
import { cancelAppointment, readAppointment, searchAppointment } from './interactions/appointment.js'
import { bookAppointment } from './interactions/book.js'
import { searchSlot } from './interactions/slot.js'
import { capabilityStatement } from './mapping/capability-statement.js'
import { traitsOf } from './specs.js'

/**
 * The interactions of this provider (spec facts, Care Connect, section 5.1): literals of our own, as for GP Connect.
 *
 * @throws RangeError for a variant that this provider does not know
 */
export const servedAt = (spec: string): readonly CareEndpoint[] => [
  {
    id: 'get-capability-statement',
    type: 'metadata',
    level: 'system',
    method: 'GET',
    interactionId: 'urn:nhs:names:services:careconnect:fhir:rest:read:metadata',
    scope: 'organization',
    handler: {
      rules: [],
      handle: ({ settings }) => Promise.resolve({ resource: capabilityStatement(settings.spec) }),
    },
  },
  {
    id: 'search-slot',
    type: 'Slot',
    level: 'type',
    method: 'GET',
    interactionId: traitsOf(spec).slotSearchId,
    scope: 'organization',
    handler: searchSlot,
  },
  {
    id: 'book-appointment',
    type: 'Appointment',
    level: 'type',
    method: 'POST',
    interactionId: 'urn:nhs:names:services:careconnect:fhir:rest:create:appointment',
    scope: 'patient',
    handler: bookAppointment,
  },
  {
    id: 'search-appointment',
    type: 'Appointment',
    level: 'type',
    method: 'GET',
    interactionId: 'urn:nhs:names:services:careconnect:fhir:rest:search:appointment',
    scope: 'patient',
    handler: searchAppointment,
  },
  {
    id: 'read-appointment',
    type: 'Appointment',
    level: 'instance',
    method: 'GET',
    interactionId: 'urn:nhs:names:services:careconnect:fhir:rest:read:appointment',
    scope: 'patient',
    versions: true,
    handler: readAppointment,
  },
  {
    id: 'cancel-appointment',
    type: 'Appointment',
    level: 'instance',
    method: 'PUT',
    interactionId: 'urn:nhs:names:services:careconnect:fhir:rest:update:appointment',
    scope: 'patient',
    handler: cancelAppointment,
  },
]
