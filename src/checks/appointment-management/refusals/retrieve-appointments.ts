import { resources, show } from '../../toolkit/located.js'
import { boundsOf, keeps } from '../slot/range.js'
import { INVALID_PARAMETER, NO_PATIENT } from '../../refusals/answers.js'
import { refusal, type Condition, type Refusal } from '../../refusals/refusal.js'
import { A13, A35 } from './search-free-slots.js'
import { DERIVED } from '../../refusals/sent.js'

/** Each appointment keeps every bound that was sent, and the one that was loaded comes where it keeps them. */
const exactlyWhatWasAsked: Condition = (answer, { expected }) => {
  const bounds = boundsOf(answer, 'start')
  const kept = (start: unknown): boolean => bounds.every((bound) => keeps(Date.parse(show(start)), bound))
  const there = resources(answer, 'Appointment').map(({ value }) => value.start)
  const loaded = expected?.['start']
  return (
    bounds.length > 0 &&
    loaded !== undefined &&
    there.every(kept) &&
    there.some((start) => Date.parse(show(start)) === Date.parse(show(loaded))) === kept(loaded)
  )
}

const invalid = (name: string, ...reqs: [string, ...string[]]): Refusal => refusal(name, reqs, [INVALID_PARAMETER])

const derived = (name: string, ...reqs: [string, ...string[]]): Refusal =>
  refusal(name, reqs, [INVALID_PARAMETER], { otherRefusal: DERIVED })

/** Faults of a retrieval. Spec facts 10.3. */
export const retrieveRefusals: readonly Refusal[] = [
  derived('range-in-the-past', 'APPT-RETR-014', 'APPT-RETR-016', 'APPT-BR-009'),
  { ...derived('bound-with-a-time', 'APPT-RETR-017', 'SPINE-ERR-020', 'APPT-BR-009'), warns: [A13] },
  derived('retrieval-without-a-bound', 'APPT-RETR-018'),
  invalid('bounds-of-one-side', 'APPT-RETR-013', 'APPT-RETR-022'),
  invalid('bound-with-a-foreign-prefix', 'APPT-RETR-013', 'APPT-RETR-022'),
  {
    ...invalid('bound-with-another-prefix', 'APPT-RETR-013'),
    success: { verdict: 'warns', because: A35, needs: ['expected'], onlyIf: exactlyWhatWasAsked },
  },
  invalid('range-that-is-none', 'APPT-RETR-022', 'SPINE-ERR-020'),
  { ...derived('partial-date-of-a-bound', 'APPT-RETR-022', 'SPINE-ERR-020'), warns: [A13] },
  refusal('appointments-of-an-unknown-patient', ['APPT-RETR-019'], [NO_PATIENT], {
    otherRefusal: DERIVED,
  }),
  refusal('appointments-of-a-sensitive-patient', ['APPT-IG-003'], [NO_PATIENT], {
    otherRefusal: 'The page has the message alone; the code is derived.',
  }),
]
