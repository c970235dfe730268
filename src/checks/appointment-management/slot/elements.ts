import { profile } from '../../../catalogue/index.js'
import { asString, blocked, broken, isObject, noted, ok } from '../../../core/index.js'
import type { Check } from '../../check.js'
import { isUkLocal } from '../appointment/elements.js'
import { referenceTo } from '../../datatype/reference.js'
import { at, extension, show, type Located } from '../../toolkit/located.js'
import { absent, every, filled, ofEach, one } from '../../toolkit/make.js'
import { boundsOf, type Bound } from './range.js'

const type = 'Slot'
const channel = extension(profile('Extension-GPConnect-DeliveryChannel-2'))
const LOCAL = 'yyyy-mm-ddThh:mm:ss with the UK offset, +00:00 or +01:00'

const isFree = ofEach(
  { id: 'slot-is-free', reqs: ['APPT-SLOTS-038', 'APPT-SLOTS-001', 'APPT-GEN-009'], type },
  ({ value, path }) =>
    value.status === 'free' ? ok() : broken({ at: `${path}.status`, expected: 'free', received: show(value.status) }),
)

const IN_RANGE = ['APPT-SLOTS-039', 'APPT-SLOTS-040', 'APPT-SLOTS-002', 'APPT-SLOTS-003', 'APPT-GEN-010', 'APPT-BR-003']

const A65 = 'It ends exactly at the midnight that closes the range: not graded (A65).'

/** Slot.start is not before the lower bound, Slot.end not after the upper one; a day bound covers the whole day. */
const liesInsideTheRange = ofEach(
  { id: 'slot-lies-inside-the-range', reqs: IN_RANGE, type },
  ({ value, path }, _context, answer) => {
    const [start, end] = [Date.parse(show(value.start)), Date.parse(show(value.end))]
    const lower = boundsOf(answer, 'start').map((bound) =>
      start >= bound.from ? ok() : breach(`${path}.start`, 'not before', bound, value.start),
    )
    const upper = boundsOf(answer, 'end').map((bound) => {
      if (bound.isDay && end === bound.to) return noted({ at: `${path}.end`, note: A65 })
      return end <= bound.to ? ok() : breach(`${path}.end`, 'not after', bound, value.end)
    })
    return lower.length + upper.length > 0
      ? [...lower, ...upper]
      : blocked('The request has no bound that can be read.')
  },
)

const breach = (where: string, words: string, { from, to, prefix }: Bound, received: unknown) =>
  broken({
    at: where,
    expected: `${words} ${new Date(prefix === 'ge' ? from : to).toISOString()}`,
    received: show(received),
  })

const timesAreLocal = ofEach({ id: 'slot-times-are-uk-local', reqs: ['APPT-SLOTS-057'], type }, ({ value, path }) =>
  ['start', 'end'].map((name) => {
    const text = value[name]
    return typeof text === 'string' && isUkLocal(text)
      ? ok()
      : broken({ at: `${path}.${name}`, expected: LOCAL, received: show(text ?? 'absent') })
  }),
)

const codeOf = ({ value }: Located): string | undefined => (isObject(value) ? asString(value.valueCode) : undefined)

const hasChannel = one(
  { id: 'slot-has-a-delivery-channel', reqs: ['APPT-AVAIL-015', 'APPT-GEN-003', 'APPT-SLOTS-061'], type },
  'extension(deliveryChannel)',
  channel,
  'a delivery channel code',
  (value) => isObject(value) && filled(value.valueCode),
)

/** The codes that a slot may have; a visit is no slot of GP Connect, and has a check of its own. */
const CHANNELS = ['In-person', 'Telephone', 'Video']

const channelIsOfTheList = every(
  { id: 'slot-delivery-channel-is-of-the-list', reqs: ['APPT-AVAIL-018', 'APPT-AVAIL-019'], type },
  channel,
  CHANNELS.join(', '),
  (value) => isObject(value) && [...CHANNELS, 'Visit'].includes(asString(value.valueCode) ?? ''),
)

/** `Visit` appears at 1.2.9, and never in a slot search; before, the code is on no list. */
const isNoVisit = ofEach(
  {
    id: 'slot-is-no-visit',
    reqs: ['APPT-SLOTS-044', 'APPT-SLOTS-042', 'APPT-GEN-020', 'APPT-AVAIL-018'],
    type,
  },
  (subject) => {
    const visit = channel(subject).find((l) => codeOf(l) === 'Visit')
    return visit ? broken({ at: visit.path, expected: CHANNELS.join(', '), received: 'Visit' }) : ok()
  },
)

const hasType = ofEach({ id: 'slot-has-its-type-as-text', reqs: ['APPT-SLOTS-058'], type }, (subject) => {
  const [first] = at('serviceType.text')(subject)
  return filled(first?.value)
    ? ok()
    : broken({
        at: `${subject.path}.serviceType`,
        expected: 'the slot type as text',
        received: show(first?.value ?? 'absent'),
      })
})

const namesItsSchedule = one(
  { id: 'slot-names-its-schedule', reqs: ['APPT-SLOTS-063'], type },
  'schedule',
  at('schedule'),
  'a reference Schedule/[id]',
  (value) => referenceTo('Schedule', value) !== undefined,
)

const EXCLUDED: readonly [what: string, element: string, req: string][] = [
  ['specialty', 'specialty', 'APPT-SLOTS-062'],
  ['service-category', 'serviceCategory', 'APPT-SLOTS-063'],
  ['appointment-type', 'appointmentType', 'APPT-SLOTS-063'],
]

/** What holds for every Slot of a search. Spec facts sections 8.11 and 10.1. */
export const slotRules: readonly Check[] = [
  isFree,
  liesInsideTheRange,
  timesAreLocal,
  hasChannel,
  channelIsOfTheList,
  isNoVisit,
  hasType,
  namesItsSchedule,
  ...EXCLUDED.map(([what, element, req]) => absent({ id: `slot-has-no-${what}`, reqs: [req], type }, at(element))),
]
