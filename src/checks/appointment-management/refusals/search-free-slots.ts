import type { Answer } from '../../answer.js'
import { resources, show } from '../../toolkit/located.js'
import { askedValues, boundsOf, keeps, type Bound } from '../slot/range.js'
import { BAD_REQUEST, INVALID_PARAMETER, NO_RECORD } from '../../refusals/answers.js'
import { refusal, type Condition, type Refusal, type Tolerance } from '../../refusals/refusal.js'
import { DERIVED } from '../../refusals/sent.js'

export const A13: Tolerance = { ...BAD_REQUEST, because: 'The error page has 422; 400 is close (A13).' }
export const A35 = 'The FHIR page obliges servers to eq, gt, lt, ge and le (A35).'

/** True where every slot keeps every bound that was sent, at least one on each side. */
export function slotsKeepTheBounds(answer: Answer): boolean {
  const [lower, upper] = [boundsOf(answer, 'start'), boundsOf(answer, 'end')]
  const all = (at: number, bounds: readonly Bound[]): boolean => bounds.every((bound) => keeps(at, bound))
  return (
    lower.length > 0 &&
    upper.length > 0 &&
    resources(answer, 'Slot').every(
      ({ value }) => all(Date.parse(show(value.start)), lower) && all(Date.parse(show(value.end)), upper),
    )
  )
}

const insideTheBounds: Condition = (answer) => answer.status === 200 && slotsKeepTheBounds(answer)

/** The request had a bound that is read, whatever its form, and the slots keep it. */
const withBothBounds: Condition = (answer) =>
  askedValues(answer, 'start').length > 0 && askedValues(answer, 'end').length > 0 && slotsKeepTheBounds(answer)

const missing = (name: string, ...reqs: [string, ...string[]]): Refusal =>
  refusal(name, reqs, [BAD_REQUEST, INVALID_PARAMETER], { otherRefusal: DERIVED })

const invalid = (name: string, ...reqs: [string, ...string[]]): Refusal =>
  refusal(name, reqs, [INVALID_PARAMETER], { otherRefusal: DERIVED })

/** Faults of a slot search. Spec facts 10.1. */
export const slotSearchRefusals: readonly Refusal[] = [
  missing('search-without-start', 'APPT-SLOTS-010'),
  missing('search-without-end', 'APPT-SLOTS-012'),
  missing('search-without-range', 'APPT-SLOTS-010', 'APPT-SLOTS-012'),
  {
    ...missing('bound-that-stands-twice', 'APPT-SLOTS-010', 'APPT-SLOTS-012'),
    success: {
      verdict: 'warns',
      because: 'Only the consumer is told that it stands once; the slots keep both bounds (A64).',
      onlyIf: insideTheBounds,
    },
  },
  invalid('foreign-prefix-on-start', 'APPT-SLOTS-011'),
  invalid('foreign-prefix-on-end', 'APPT-SLOTS-013'),
  {
    ...invalid('other-prefix-on-start', 'APPT-SLOTS-011'),
    success: { verdict: 'warns', because: A35, onlyIf: insideTheBounds },
  },
  {
    ...invalid('other-prefix-on-end', 'APPT-SLOTS-013'),
    success: { verdict: 'warns', because: A35, onlyIf: insideTheBounds },
  },
  { ...invalid('partial-date', 'APPT-SLOTS-014', 'SPINE-ERR-020'), warns: [A13] },
  invalid('date-time-without-offset', 'APPT-SLOTS-015'),
  {
    ...invalid('date-time-in-another-form', 'APPT-SLOTS-015'),
    success: {
      verdict: 'warns',
      because: 'The page demands +00:00 or +01:00 and seconds; Z and milliseconds mean the same (A33).',
      onlyIf: withBothBounds,
    },
  },
  invalid('range-of-more-than-two-weeks', 'APPT-SLOTS-030', 'APPT-GEN-011'),
  {
    ...invalid('end-before-start', 'APPT-SLOTS-030'),
    success: { empty: true, verdict: 'warns', because: 'The page is silent; nothing lies in such a range (A64).' },
  },
  missing('search-without-status', 'APPT-SLOTS-031'),
  invalid('status-other-than-free', 'APPT-SLOTS-032'),
  {
    ...invalid('empty-status', 'APPT-SLOTS-032'),
    passes: [INVALID_PARAMETER, BAD_REQUEST],
  },
  {
    ...invalid('status-in-another-case', 'APPT-SLOTS-032'),
    success: { verdict: 'passes', because: 'Base FHIR lets token search disregard case (A83).' },
  },
  missing('search-without-schedules', 'APPT-SLOTS-033'),
  refusal('service-that-is-not-listed', ['APPT-SLOTS-073', 'APPT-SVC-032'], [NO_RECORD]),
]
