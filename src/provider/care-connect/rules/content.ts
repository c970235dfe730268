import { hasText } from '../../frame/shape.js'
import { asString, objects, type JsonObject } from '../../../core/index.js'
import type { CareRule } from '../request-context.js'
import { bodyRule } from './body.js'
import { actors, contained, isTarget, references, slotSent } from './parts.js'

/** Rules on what an Appointment says, each by itself: the profile and the page's table (422). */

const given = (name: string, isThere: (value: unknown) => boolean): CareRule =>
  bodyRule(`appointment.${name}`, ({ [name]: value }) =>
    isThere(value) ? undefined : `Appointment.${name} is missing`,
  )

const STATUSES = ['proposed', 'pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow', 'entered-in-error']

/** How many contained resources of a type there are, and which of them a reference means. */
const one = (
  id: string,
  type: string,
  reference: (appointment: JsonObject) => (string | undefined)[],
  isOptional = false,
): CareRule[] => [
  bodyRule(`contained.${id}-once`, (appointment) =>
    contained(appointment, type).length > 1 ? `the booking contains more than one ${type}` : undefined,
  ),
  bodyRule(`contained.${id}`, (appointment) => {
    const [resource] = contained(appointment, type)
    if (!resource && isOptional) return undefined
    return resource && reference(appointment).some((r) => isTarget(resource, r))
      ? undefined
      : `the booking contains no ${type} that it refers to`
  }),
]

/** Rules that hold for a booking and for a cancellation alike. */
export const contentRules: readonly CareRule[] = [
  given('status', hasText),
  bodyRule('appointment.status-known', ({ status }) =>
    !hasText(status) || STATUSES.includes(asString(status) ?? '') ? undefined : `Appointment.status is no status`,
  ),
  given('start', hasText),
  given('end', hasText),
]

/** Rules on a booking alone. */
export const bookingRules: readonly CareRule[] = [
  bodyRule('appointment.booked', ({ status }) =>
    status === 'booked' ? undefined : 'Appointment.status has to be booked',
  ),
  given('description', hasText),
  given('participant', (value) => objects(value).length > 0),
  bodyRule('appointment.incomingReferral', ({ incomingReferral }) =>
    objects(incomingReferral).length > 1 ? 'Appointment.incomingReferral stands more than once' : undefined,
  ),
  ...one('patient', 'Patient', actors),
  // A booking may do without a document (CCS-BOOK-006).
  ...one('document', 'DocumentReference', (appointment) => references(appointment, 'supportingInformation'), true),
  bodyRule('contained.slot-once', (appointment) =>
    contained(appointment, 'Slot').length > 1 || references(appointment, 'slot').length > 1
      ? 'the booking names more than one slot'
      : undefined,
  ),
  bodyRule('contained.slot', (appointment, asked) =>
    slotSent(appointment) || (asked.traits.slotById && references(appointment, 'slot').length > 0)
      ? undefined
      : 'the booking contains no Slot that it refers to',
  ),
]
