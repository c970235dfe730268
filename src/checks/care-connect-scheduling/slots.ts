import { asString, broken, objects, ok, tolerated } from '../../core/index.js'
import { parseMoment } from '../../fhir/index.js'
import type { Answer } from '../answer.js'
import { entriesOf } from '../bundle/entries.js'
import type { Check } from '../check.js'
import { resources, show } from '../toolkit/located.js'
import { ofEach } from '../toolkit/make.js'
import { referenceText } from '../toolkit/referring.js'
import { askedFor, windowOf } from './make.js'
import { namesIn } from './targets.js'

const type = 'Slot'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const UUID_SYSTEM = 'https://tools.ietf.org/html/rfc4122'

/** The service is known to have free slots in the window, so that some are found. */
const freeSlotsAreFound: Check = {
  id: 'free-slots-are-found',
  reqs: ['CCS-SLOT-003'],
  judge: (answer) =>
    resources(answer, type).length > 0
      ? ok()
      : broken({ at: 'Bundle.entry', expected: 'the free slots of the service', received: 'no Slot' }),
}

/** The one identifier is a UUID; others beside it are more than the page has, and warn. */
const hasAUuid = ofEach({ id: 'slot-has-a-uuid-identifier', reqs: ['CCS-RES-001'], type }, ({ value, path }) => {
  const identifiers = objects(value.identifier)
  const uuids = identifiers.filter((one) => one.system === UUID_SYSTEM && UUID.test(asString(one.value) ?? ''))
  const detail = {
    at: `${path}.identifier`,
    expected: `one identifier with the system ${UUID_SYSTEM} and a UUID`,
    received: show(value.identifier ?? 'absent'),
  }
  if (uuids.length !== 1) return broken(detail)
  return identifiers.length === 1 ? ok() : tolerated({ ...detail, note: 'The page has one identifier.' })
})

const statusOf = (answer: Answer): string[] => askedFor(answer, 'status').flatMap((list) => list.split(','))

const statusIsKnown = ofEach(
  { id: 'slot-status-is-busy-or-free', reqs: ['CCS-RES-001'], type },
  ({ value, path }, _context, answer) => {
    const received = show(value.status ?? 'absent')
    const detail = { at: `${path}.status`, expected: 'busy or free', received }
    if (received === 'busy' || received === 'free') return ok()
    if (!statusOf(answer).includes(received)) return broken(detail)
    return tolerated({ ...detail, note: 'Another status of FHIR, which the search asked for.' })
  },
)

const statusWasAskedFor = ofEach(
  { id: 'slot-status-is-one-asked-for', reqs: ['CCS-SLOT-003'], type },
  ({ value, path }, _context, answer) => {
    const asked = statusOf(answer)
    const received = show(value.status ?? 'absent')
    if (asked.length === 0 || asked.includes(received)) return ok()
    return broken({ at: `${path}.status`, expected: asked.join(' or '), received })
  },
)

const timesAreInstants = ofEach(
  { id: 'slot-times-are-instants', reqs: ['CCS-RES-006', 'CCS-RES-001'], type },
  ({ value, path }) =>
    ['start', 'end'].map((name) => {
      const text = asString(value[name]) ?? ''
      const moment = parseMoment(text, 'instant')
      const detail = {
        at: `${path}.${name}`,
        expected: 'an instant, in UTC',
        received: text || show(value[name] ?? 'absent'),
      }
      if (!moment) return broken(detail)
      return moment.offset === 0 ? ok() : tolerated({ ...detail, note: 'Times SHOULD be sent as UTC.' })
    }),
)

const namesItsSchedule = ofEach(
  { id: 'slot-names-a-schedule-of-the-answer', reqs: ['CCS-RES-001'], type },
  ({ value, path }, context, answer) => {
    const reference = referenceText(value.schedule)
    const at = `${path}.schedule`
    if (reference === undefined)
      return broken({ at, expected: 'a reference', received: show(value.schedule ?? 'absent') })
    const asked = askedFor(answer, '_include').includes('Slot:schedule')
    const names = namesIn(answer, context)
    const there = entriesOf(answer).some((one) => names(reference, one))
    if (!asked || there) return ok()
    return tolerated({
      at,
      expected: 'a Schedule of the answer',
      received: reference,
      note: 'An include need not be supported.',
    })
  },
)

/** Slot.start counts; its end may lie outside, as in the page's sample. */
const startsInsideTheWindow = ofEach(
  { id: 'slot-starts-inside-the-window', reqs: ['CCS-SLOT-002'], type },
  ({ value, path }, _context, answer) => {
    const { from, to } = windowOf(answer)
    const start = Date.parse(asString(value.start) ?? '')
    const expected = [from, to].map((at) => (at === undefined ? 'open' : new Date(at).toISOString())).join(' to ')
    // A text that is no instant is another check's business.
    if (Number.isNaN(start) || (start >= (from ?? start) && start <= (to ?? start))) return ok()
    return broken({ at: `${path}.start`, expected, received: show(value.start) })
  },
)

/** What holds for each Slot of a search. */
export const slotRules: readonly Check[] = [
  hasAUuid,
  statusIsKnown,
  statusWasAskedFor,
  timesAreInstants,
  namesItsSchedule,
  startsInsideTheWindow,
]

export { freeSlotsAreFound }
