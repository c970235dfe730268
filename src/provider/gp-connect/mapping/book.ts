import { profile } from '../../../catalogue/index.js'
import type { JsonObject } from '../../../core/index.js'
import type { Appointment } from '../book/book.js'
import type { Schedule, Slot } from '../book/sessions.js'
import { concept, meta, present, reference } from '../../frame/datatypes.js'

/** Appointment book resources (spec facts sections 8.10 to 8.12). */

const JOB_ROLES = 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1'

const practitionerRole = ({ session }: Schedule): JsonObject => ({
  url: profile('Extension-GPConnect-PractitionerRole-1'),
  valueCodeableConcept: concept(JOB_ROLES, session.role.code, session.role.display),
})

const deliveryChannel = (channel: string): JsonObject => ({
  url: profile('Extension-GPConnect-DeliveryChannel-2'),
  valueCode: channel,
})

/** True where links of schedules to healthcare services are shown: both switches of service filtering are on. */
export interface Shown {
  readonly services: boolean
}

/** A session as a Schedule; its actors are the surgery, who works there, and the service that it is linked to. */
export const schedule = (of: Schedule, { services }: Shown): JsonObject => {
  const { location, practitioner, service, name } = of.session
  return present({
    resourceType: 'Schedule',
    id: of.id,
    meta: meta(1, profile('GPConnect-Schedule-1')),
    extension: [practitionerRole(of)],
    serviceCategory: { text: name },
    actor: [
      reference('Location', location),
      ...(practitioner ? [reference('Practitioner', practitioner)] : []),
      ...(service && services ? [reference('HealthcareService', service)] : []),
    ],
    planningHorizon: { start: of.start, end: of.end },
  })
}

/** A free slot. */
export const slot = ({ id, schedule: of, start, end, channel, type }: Slot): JsonObject => ({
  resourceType: 'Slot',
  id,
  meta: meta(1, profile('GPConnect-Slot-1')),
  extension: [deliveryChannel(channel)],
  serviceType: [{ text: type }],
  schedule: reference('Schedule', of.id),
  status: 'free',
  start,
  end,
})

const participant = (type: string, id: string): JsonObject => ({ actor: reference(type, id), status: 'accepted' })

const BOOKING = 'booking-organisation'

/** An appointment, with the present practitioner and service of its schedule. */
export function appointment(of: Appointment, { services }: Shown): JsonObject {
  const { organisation, cancelled, comment, identifier } = of
  const { practitioner, service, name } = of.schedule.session
  return present({
    resourceType: 'Appointment',
    id: of.id,
    meta: meta(of.version, profile('GPConnect-Appointment-1')),
    contained: organisation ? [{ ...organisation, id: BOOKING }] : [],
    extension: [
      ...(organisation
        ? [
            {
              url: profile('Extension-GPConnect-BookingOrganisation-1'),
              valueReference: { reference: `#${BOOKING}` },
            },
          ]
        : []),
      practitionerRole(of.schedule),
      deliveryChannel(of.channel),
      ...(cancelled === undefined || cancelled === ''
        ? []
        : [{ url: profile('Extension-GPConnect-AppointmentCancellationReason-1'), valueString: cancelled }]),
    ],
    identifier: identifier ? [...identifier] : [],
    status: cancelled === undefined ? 'booked' : 'cancelled',
    serviceCategory: { text: name },
    serviceType: [{ text: of.type }],
    description: of.description,
    start: of.start,
    end: of.end,
    slot: (of.slots.length > 0 ? of.slots.map(({ id }) => id) : [`${of.id}-slot`]).map((id) => reference('Slot', id)),
    created: of.created,
    comment,
    participant: [
      participant('Patient', of.patient),
      participant('Location', of.location),
      ...(practitioner ? [participant('Practitioner', practitioner)] : []),
      ...(service && services ? [participant('HealthcareService', service)] : []),
    ],
  })
}
