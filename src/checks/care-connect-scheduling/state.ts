import { blocked, broken, ok, tolerated, type Detail, type JsonObject, type Outcome } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { BookingFacts, Check, CheckContext, CheckFacts } from '../check.js'
import { allGone } from '../toolkit/absence.js'
import { resources } from '../toolkit/located.js'
import { isSame } from './listed.js'
import { askedFor } from './make.js'

/** The slots of the booking that a slot search shows. */
const shown = ({ slots }: BookingFacts, answer: Answer): string[] => {
  const there = resources(answer, 'Slot').map(({ value }) => value)
  return slots.filter((slot) => there.some((one) => isSame(one, slot))).map(({ id }) => id)
}

/** State is asked again, not believed: what a search of the service shows after a request. */
const ofState = (
  { id, reqs, needs = ['booking'] }: CheckFacts,
  judge: (booking: BookingFacts, answer: Answer, context: CheckContext) => Outcome,
): Check => ({
  id,
  ...(reqs && { reqs }),
  needs,
  judge(answer, context) {
    if (answer.status !== 200) return blocked(`The state cannot be asked: ${answer.status}.`)
    return context.booking ? judge(context.booking, answer, context) : blocked('The scenario made no booking.')
  },
})

/** What a search shows of the slots, against what it has to. */
const detailOf = (booking: BookingFacts, answer: Answer, expected: string): Detail => ({
  at: 'Slot',
  expected: `${expected}: ${booking.slots.map((slot) => slot.id).join(', ')}`,
  received: shown(booking, answer).join(', ') || 'none of them',
})

const areFree = (booking: BookingFacts, answer: Answer): boolean =>
  shown(booking, answer).length === booking.slots.length

const AMONG = 'among the free ones'

const isLeftToOthers = ofState(
  { id: 'refused-booking-leaves-the-slot-to-others', reqs: ['CCS-BOOK-012', 'CCS-BOOK-014', 'CCS-BOOK-016'] },
  (booking, answer) => (areFree(booking, answer) ? ok() : broken(detailOf(booking, answer, AMONG))),
)

const isTaken = ofState(
  { id: 'booked-slot-is-taken-from-the-free-ones', reqs: ['CCS-BOOK-010'], needs: ['booking', 'control'] },
  (booking, answer, { control }) => {
    if (shown(booking, answer).length > 0) return broken(detailOf(booking, answer, 'not among the free ones'))
    const isOfIt = (slot: JsonObject): boolean => booking.slots.some((one) => isSame(slot, one))
    return allGone(answer, control, 'Slot', isOfIt) ?? ok()
  },
)

/** What a search between booking and cancelling, the control, showed as free all the time does not come back. */
const comesBack = ofState(
  { id: 'cancelled-slot-comes-back', reqs: ['CCS-CANCEL-008'], needs: ['booking', 'control'] },
  (booking, answer, { control }) => {
    if (!control) return blocked('No search was made while the slot was booked.')
    if (shown(booking, control).length > 0)
      return blocked(`It was free while it was booked as well: ${isTaken.id} judges that.`)
    if (areFree(booking, answer)) return ok()
    return tolerated({ ...detailOf(booking, answer, AMONG), note: 'No page says so in words.' })
  },
)

/** A slot that was booked is to be found as busy, unless the provider shows bookable slots only. */
const isShownAsBusy = ofState({ id: 'booked-slot-is-shown-as-busy', reqs: ['CCS-BOOK-010'] }, (booking, answer) => {
  if (shown(booking, answer).length > 0) return ok()
  const note = 'UEC lets a provider show bookable slots only.'
  return tolerated({ at: 'Slot', expected: `busy, ${askedFor(answer, 'status').join(',')}`, received: 'none', note })
})

/** Of two bookings of one slot at the same moment one is served, the other refused as for a slot no longer free. */
const oneOfTwo: Check = {
  id: 'one-of-two-bookings-of-a-slot-wins',
  reqs: ['CCS-BOOK-011'],
  needs: ['comparedWith'],
  judge({ status }, { comparedWith: other }) {
    if (!other) return blocked('The other of the two requests got no answer.')
    const there = [status, other.status].sort((a, b) => a - b)
    const [won, lost] = there
    if (won === 201 && lost === 422) return ok()
    const detail = { at: 'status', expected: '201 and 422', received: there.join(' and ') }
    if (won !== 201 || lost !== 409) return broken(detail)
    return tolerated({ ...detail, note: 'The error overview has 409, the interaction page 422.' })
  },
}

/** Checks of the state of slots. */
export const serviceStateChecks: readonly Check[] = [isLeftToOthers, isTaken, comesBack, isShownAsBusy, oneOfTwo]
