import { asString, blocked, broken, objects, ok, isObject, type Json, type JsonObject } from '../../core/index.js'
import type { Answer } from '../answer.js'
import type { Check } from '../check.js'
import { nothingSeen } from '../toolkit/absence.js'
import { resources, show } from '../toolkit/located.js'
import { judgedWhereThere } from './there.js'

const type = 'Appointment'

/** The short form of the page's sample: less than a read gives. */
const SHORT = ['id', 'status', 'start', 'end', 'created', 'participant']

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const hasTheShortForm = judgedWhereThere(
  { id: 'listed-appointment-has-the-short-form', reqs: ['CCS-SRCHAPPT-001'], type },
  ({ value, path }) => {
    const missing = SHORT.filter((name) => isEmpty(value[name]))
    return missing.length === 0
      ? ok()
      : broken({ at: path, expected: SHORT.join(', '), received: `lacks ${missing.join(', ')}` })
  },
)

/** Past appointments are left out: judged by the Date of the answer, so that no clock of ours decides. */
const noPast = judgedWhereThere(
  { id: 'listed-appointment-is-not-past', reqs: ['CCS-SRCHAPPT-003'], type },
  ({ value, path }, _context, answer) => {
    const now = Date.parse(answer.exchange.startedAt)
    const end = Date.parse(asString(value.end) ?? asString(value.start) ?? '')
    if (Number.isNaN(end) || end >= now) return ok()
    return broken({ at: `${path}.start`, expected: 'in the future', received: show(value.start) })
  },
)

/** What holds for the appointments of a search by patient. */
export const listedRules: readonly Check[] = [hasTheShortForm, noPast]

/** The appointments of the list that are the scenario's own. */
const ownIn = (answer: Answer, held: JsonObject | undefined) =>
  resources(answer, type).filter(({ value }) => value.id !== undefined && value.id === held?.['id'])

/** The booking is in the list of its patient. */
const bookingIsListed: Check = {
  id: 'booking-is-listed-for-its-patient',
  reqs: ['CCS-SRCHAPPT-001'],
  needs: ['comparedWith'],
  judge(answer, { comparedWith }) {
    if (!comparedWith?.resource) return blocked('The booking was not read before.')
    if (answer.status !== 200) return broken({ at: 'status', expected: '200', received: String(answer.status) })
    if (ownIn(answer, comparedWith.resource).length > 0) return ok()
    const received = resources(answer, type)
      .map(({ value }) => show(value.id))
      .join(', ')
    return broken({
      at: 'Bundle.entry',
      expected: `Appointment/${show(comparedWith.resource['id'])}`,
      received: received || 'none',
    })
  },
}

/** Nobody's appointments for a patient who has none, from a provider that lists what another has. */
const strangerHasNone: Check = {
  id: 'patient-without-appointments-has-none-listed',
  reqs: ['CCS-SRCHAPPT-001'],
  needs: ['control'],
  judge(answer, context) {
    if (answer.status !== 200) return broken({ at: 'status', expected: '200', received: String(answer.status) })
    const there = resources(answer, type).length
    return there === 0
      ? (nothingSeen(answer, context, type) ?? ok())
      : broken({ at: 'Bundle.entry', expected: 'no Appointment', received: `${there}` })
  },
}

/** Of two bookings under one X-Request-ID the list shows one. */
const onlyOneIsListed: Check = {
  id: 'request-id-used-twice-makes-one-appointment',
  reqs: ['CCS-XTI-006', 'CCS-BOOK-017'],
  needs: ['booking'],
  judge(answer, { booking }) {
    if (answer.status !== 200) return blocked(`The state cannot be asked: ${answer.status}.`)
    if (!booking) return blocked('The scenario made no booking.')
    const free = resources(answer, 'Slot').map(({ value }) => value)
    const wanted = booking.slots.at(-1)
    if (!wanted) return blocked('No second slot was chosen.')
    return free.some((slot) => isSame(slot, wanted))
      ? ok()
      : broken({ at: 'Slot', expected: `${wanted.id} is still free`, received: 'it is not' })
  },
}

/** True for the slot of an answer that is the one that was chosen: by its identifier, or by its id. */
export function isSame(
  slot: JsonObject,
  chosen: { readonly id: string; readonly identifier?: readonly JsonObject[] },
): boolean {
  const known = (chosen.identifier ?? []).flatMap((one) => asString(one['value']) ?? [])
  const own = objects(slot['identifier']).flatMap((one) => (isObject(one) ? (asString(one['value']) ?? []) : []))
  return slot['id'] === chosen.id || own.some((value) => known.includes(value))
}

/** Checks that features name one by one. */
export const namedListChecks: readonly Check[] = [bookingIsListed, strangerHasNone, onlyOneIsListed]
