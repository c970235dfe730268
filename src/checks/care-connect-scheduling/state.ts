import { blocked, broken, ok, tolerated, type JsonObject } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { BookingFacts, Check } from '../check.js'
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
const slotsAre = (id: string, reqs: readonly string[], free: boolean, why?: string): Check => ({
  id,
  reqs,
  needs: ['booking', 'control'],
  judge(answer, { booking, control }) {
    if (answer.status !== 200) return blocked(`The state cannot be asked: ${answer.status}.`)
    if (!booking) return blocked('The scenario made no booking.')
    const there = shown(booking, answer)
    const isOfIt = (slot: JsonObject): boolean => booking.slots.some((one) => isSame(slot, one))
    if (!free && there.length === 0) return allGone(answer, control, 'Slot', isOfIt) ?? ok()
    if (free && there.length === booking.slots.length) return ok()
    const detail = {
      at: 'Slot',
      expected: `${free ? 'among the free ones' : 'not among them'}: ${booking.slots.map((slot) => slot.id).join(', ')}`,
      received: there.join(', ') || 'none of them',
    }
    return why === undefined ? broken(detail) : tolerated({ ...detail, note: why })
  },
})

/** A slot that was booked is to be found as busy, unless the provider shows bookable slots only. */
const isShownAsBusy: Check = {
  id: 'booked-slot-is-shown-as-busy',
  reqs: ['CCS-BOOK-010'],
  needs: ['booking'],
  judge(answer, { booking }) {
    if (answer.status !== 200) return blocked(`The state cannot be asked: ${answer.status}.`)
    if (!booking) return blocked('The scenario made no booking.')
    if (shown(booking, answer).length > 0) return ok()
    const note = 'UEC lets a provider show bookable slots only.'
    return tolerated({ at: 'Slot', expected: `busy, ${askedFor(answer, 'status').join(',')}`, received: 'none', note })
  },
}

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
export const serviceStateChecks: readonly Check[] = [
  slotsAre('refused-booking-leaves-the-slot-to-others', ['CCS-BOOK-012', 'CCS-BOOK-014', 'CCS-BOOK-016'], true),
  slotsAre('booked-slot-is-taken-from-the-free-ones', ['CCS-BOOK-010'], false),
  slotsAre('cancelled-slot-comes-back', ['CCS-CANCEL-008'], true, 'No page says so in words.'),
  isShownAsBusy,
  oneOfTwo,
]
