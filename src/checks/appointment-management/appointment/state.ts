import { asString, blocked, broken, objects, ok, type JsonObject, type Outcome } from '../../../core/index.js'
import type { Answer } from '../../answer.js'
import type { BookingFacts, Check, CheckContext, Need } from '../../check.js'
import { differences } from '../../comparison/as-found.js'
import { allGone, nothingSeen } from '../../toolkit/absence.js'
import { resources, show } from '../../toolkit/located.js'
import { meaningIn, meaningOfReference, rootsOf, type Meaning } from '../../toolkit/referring.js'

/** State is asked again, not believed: what lists, searches and reads show after a request. */

/** A check of what an answer shows of the scenario's booking. */
const ofBooking = (
  id: string,
  reqs: readonly string[],
  judge: (booking: BookingFacts, answer: Answer, context: CheckContext) => Outcome | Outcome[],
  needs: readonly Need[] = ['booking', 'control'],
): Check => ({
  id,
  reqs,
  needs,
  judge(answer, context) {
    if (answer.status !== 200) return blocked(`The state cannot be asked: ${answer.status}.`)
    return context.booking ? judge(context.booking, answer, context) : blocked('The scenario made no booking.')
  },
})

/** The appointments of a list that carry the booking's marker, or stand in its slots. */
const shown = ({ key, slots }: BookingFacts, answer: Answer, context: CheckContext): JsonObject[] => {
  const meaning = meaningIn(answer, rootsOf(context))
  const wanted = slots.map(({ id }) => `Slot/${id}`)
  return resources(answer, 'Appointment')
    .map(({ value }) => value)
    .filter(
      (a) =>
        [a['description'], a['comment']].some((text) => asString(text)?.includes(key)) ||
        objects(a['slot']).some((slot) => wanted.includes(meaningOfReference(slot, meaning) ?? '')),
    )
}

type BookedSlot = BookingFacts['slots'][number]
type IsSlot = (shown: JsonObject, slot: BookedSlot, meaning: Meaning) => boolean

const byId: IsSlot = ({ id }, slot) => id === slot.id

/** A slot that is freed may come back as another resource: at its times, in its Schedule. */
const byIdOrPlace: IsSlot = (shown, slot, meaning) =>
  byId(shown, slot, meaning) ||
  ((['start', 'end'] as const).every((end) => Date.parse(show(shown[end])) === Date.parse(slot[end])) &&
    slot.schedule !== undefined &&
    meaningOfReference(shown['schedule'], meaning) === slot.schedule)

/** Slots of the booking that a slot search shows. */
const freeAmong = ({ slots }: BookingFacts, answer: Answer, isSlot: IsSlot, meaning: Meaning): string[] => {
  const free = resources(answer, 'Slot').map(({ value }) => value)
  return slots.filter((slot) => free.some((shown) => isSlot(shown, slot, meaning))).map(({ id }) => id)
}

const showsFree = (booking: BookingFacts, control: Answer, context: CheckContext): boolean =>
  freeAmong(booking, control, byIdOrPlace, meaningIn(control, rootsOf(context))).length > 0

const idsOf = ({ slots }: BookingFacts): string => slots.map(({ id }) => id).join(', ')

const breachOf = (booking: BookingFacts, state: 'free' | 'not free', there: readonly string[]): Outcome =>
  broken({
    at: 'Slot',
    expected: `${state}: ${idsOf(booking)}`,
    received: `free: ${there.join(', ') || 'none of them'}`,
  })

const slotsAreFree = (booking: BookingFacts, answer: Answer, context: CheckContext): Outcome => {
  const there = freeAmong(booking, answer, byIdOrPlace, meaningIn(answer, rootsOf(context)))
  return there.length === booking.slots.length ? ok() : breachOf(booking, 'free', there)
}

/** Slots that are taken are gone from the search that showed them, which still shows the others. */
const slotsAreTaken = ofBooking('booked-slot-is-no-longer-free', ['APPT-BOOK-069'], (booking, answer, context) => {
  const there = freeAmong(booking, answer, byId, meaningIn(answer, rootsOf(context)))
  if (there.length > 0) return breachOf(booking, 'not free', there)
  const isOfIt = ({ id }: JsonObject): boolean => booking.slots.some((one) => one.id === id)
  return allGone(answer, context.control, 'Slot', isOfIt) ?? ok()
})

/** Slots that a cancellation frees: a search between booking and cancelling, the control, did not show them. */
const slotsAreFreeAgain = ofBooking(
  'cancelled-slot-is-free-again',
  ['APPT-CANCEL-029', 'APPT-BR-012', 'APPT-GEN-026'],
  (booking, answer, context) => {
    const { control } = context
    if (!control) return blocked('No search was made while the slots were booked.')
    if (showsFree(booking, control, context))
      return blocked('They were free while they were booked as well: booked-slot-is-no-longer-free judges that.')
    return slotsAreFree(booking, answer, context)
  },
)

/**
 * A refused booking has made nothing: the patient's list shows no appointment of it. An empty list proves that where
 * the control search shows the slots free.
 */
const leavesNoAppointment: Check = {
  ...ofBooking(
    'refused-booking-leaves-no-appointment',
    ['SPINE-FHIR-024', 'APPT-BOOK-009', 'APPT-BOOK-012', 'APPT-BR-006'],
    (booking, answer, context) => {
      const made = shown(booking, answer, context).filter(({ status }) => status !== 'cancelled')
      const received = made.map(({ id }) => `Appointment/${show(id)}`).join(', ')
      if (made.length > 0) return broken({ at: 'Bundle.entry', expected: 'no appointment of it', received })
      if (context.control && showsFree(booking, context.control, context)) return ok()
      return nothingSeen(answer, { interaction: context.interaction }, 'Appointment') ?? ok()
    },
  ),
  byScenario: true,
}

/** Nor has it taken a slot. */
const leavesItsSlotsFree: Check = {
  ...ofBooking(
    'refused-booking-leaves-its-slots-free',
    ['SPINE-FHIR-024', 'APPT-BOOK-009', 'APPT-BR-006'],
    slotsAreFree,
    ['booking'],
  ),
  byScenario: true,
}

/** What was read before a refused change is what is read after it. */
const leavesTheAppointment: Check = {
  id: 'refused-change-leaves-the-appointment',
  reqs: [
    'SPINE-FHIR-024',
    'SPINE-HTTP-040',
    'APPT-AMEND-004',
    'APPT-AMEND-011',
    'APPT-CANCEL-010',
    'APPT-CANCEL-012',
    'APPT-CANCEL-016',
  ],
  needs: ['comparedWith'],
  byScenario: true,
  judge(answer, context) {
    const { comparedWith } = context
    const [before] = comparedWith ? resources(comparedWith, 'Appointment') : []
    if (!before) return blocked('The appointment was not read before.')
    const [after] = resources(answer, 'Appointment')
    if (!after)
      return broken({ at: 'Appointment', expected: 'the appointment as before', received: `${answer.status}` })
    const different = differences(before.value, after.value, context)
    if (different.length === 0) return ok()
    return broken({ at: 'Appointment', expected: 'as before', received: `differs in ${different.join(', ')}` })
  },
}

/** Of two requests at the same moment one is served and the other refused with the published status. */
const oneOfTwo = (id: string, reqs: readonly string[], statuses: readonly number[]): Check => ({
  id,
  reqs,
  needs: ['comparedWith'],
  judge({ status }, { comparedWith: other }) {
    if (!other) return blocked('The other of the two requests got no answer.')
    const there = [status, other.status].sort()
    if (there.join() === statuses.join()) return ok()
    return broken({ at: 'status', expected: statuses.join(' and '), received: there.join(' and ') })
  },
})

/** Checks that features name, or that steps judge when they ask for the state. */
export const stateChecks: readonly Check[] = [
  leavesNoAppointment,
  leavesItsSlotsFree,
  slotsAreTaken,
  slotsAreFreeAgain,
  leavesTheAppointment,
  oneOfTwo('exactly-one-of-two-bookings-wins', ['APPT-BOOK-049', 'SPINE-ERR-018'], [201, 409]),
  oneOfTwo('exactly-one-of-two-amendments-wins', ['APPT-AMEND-024', 'SPINE-HTTP-040'], [200, 409]),
]
