import { asString, objects, type JsonObject, inWords, without } from '../../../../core/index.js'
import { refuse } from '../../refusal.js'
import { bodyRules, bodyRule } from '../../rules/body.js'
import { resourceOf } from '../../../frame/body.js'
import { contentRules, organisationRules } from '../rules/content.js'
import { actorIds, bookingOrganisation, cancellationReason } from '../rules/parts.js'
import { referenceRules } from '../rules/references.js'
import { freeRule, slotRules, slotsOf } from '../rules/slots.js'
import type { NewAppointment } from '../../book/book.js'
import type { Slot } from '../../book/sessions.js'
import type { RequestContext, Handler, Rule } from '../../request-context.js'
import { granted } from './shown.js'

/** S-flagged patients are refused as if they were not there (spec facts section 10.2). */
const sensitive: Rule = {
  id: 'patient.not-sensitive',
  refuse: (asked) => {
    const appointment = resourceOf(asked.request)
    const [id] = appointment ? actorIds(appointment, 'Patient') : []
    const hides = !asked.policies.patients.dissenting
    return asked.store.patients().some((p) => p.id === id && (p.sensitive || (hides && p.dissentToShare)))
      ? refuse('PATIENT_NOT_FOUND', `no patient ${String(id)}`)
      : undefined
  },
}

/** What of the contained Organization is stored: all that was sent but its local id. */
function organisationOf(appointment: JsonObject): JsonObject | undefined {
  const sent = bookingOrganisation(appointment)
  if (!sent) return undefined
  return without(sent, 'id')
}

/** The appointment that a booking asks for. What the practice knows better, its own schedule says. */
function newAppointment(appointment: JsonObject, asked: RequestContext): NewAppointment | undefined {
  const slots = slotsOf(appointment, asked)
  const [first] = slots
  if (!first) return undefined
  const comment = asString(appointment['comment'])
  const organisation = organisationOf(appointment)
  return {
    patient: actorIds(appointment, 'Patient')[0] ?? '',
    location: actorIds(appointment, 'Location')[0] ?? '',
    slots,
    schedule: first.schedule,
    start: first.start,
    end: (slots.at(-1) ?? first).end,
    created: inWords(appointment['created']),
    channel: first.channel,
    type: first.type,
    description: inWords(appointment['description']),
    ...(comment === undefined ? {} : { comment }),
    ...(organisation ? { organisation } : {}),
    ...(appointment['identifier'] ? { identifier: objects(appointment['identifier']) } : {}),
  }
}

/** Book an appointment: spec facts section 10.2. Either everything is booked or nothing. */
export const bookAppointment: Handler = {
  rules: [
    ...bodyRules('Appointment'),
    ...contentRules,
    bodyRule('appointment.booked', ({ status }) =>
      status === undefined || status === 'booked' ? undefined : 'Appointment.status has to be booked',
    ),
    bodyRule('appointment.no-cancellation-reason', (appointment, { traits }) =>
      traits.refusesReasonOfBooking && cancellationReason(appointment) !== undefined
        ? 'a booking has no cancellation reason'
        : undefined,
    ),
    ...organisationRules,
    sensitive,
    ...referenceRules,
    ...slotRules,
    freeRule,
  ],
  handle(asked) {
    const sent = resourceOf(asked.request)
    const wanted = sent && newAppointment(sent, asked)
    if (!wanted) throw new RangeError('a booking without a slot')
    const { store, settings, policies } = asked
    const now = settings.clock.now()
    const made = policies.booking.kept
      ? store.book.make(wanted, now, policies.booking.takesSlots ? undefined : 'as they are')
      : { ...wanted, id: 'appt-lost', version: 1, changed: now.toISOString() }
    return Promise.resolve({ ...granted(made, asked), created: true })
  },
  refused(asked) {
    const sent = resourceOf(asked.request)
    const wanted = sent && newAppointment(sent, asked)
    if (!wanted || !asked.store.book.isFree(wanted.slots[0] as Slot)) return
    const { store, settings, policies } = asked
    if (policies.booking.keptWhenRefused) store.book.make(wanted, settings.clock.now(), 'as they are')
    if (policies.booking.takesSlotsWhenRefused) store.book.take(wanted.slots)
  },
}
