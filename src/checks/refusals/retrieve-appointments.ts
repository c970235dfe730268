import { resources, show } from '../resource/located.js'
import { boundsOf, keeps } from '../resource/slot/range.js'
import type { Refusal } from './refusal.js'
import { A13, A35, INVALID_PARAMETER } from './search-free-slots.js'
import { DERIVED, type Condition } from './sent.js'

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

const invalid = (name: string, ...reqs: [string, ...string[]]): Refusal => ({
  id: `refuses-${name}`,
  reqs,
  preferred: reqs[0],
  passes: [INVALID_PARAMETER],
})

const derived = (name: string, ...reqs: [string, ...string[]]): Refusal => ({
  ...invalid(name, ...reqs),
  otherRefusal: DERIVED,
})

/** Faults of a retrieval. Spec facts 10.3. */
export const retrieveRefusals: readonly Refusal[] = [
  derived('range-in-the-past', 'APPT-RETR-014', 'APPT-RETR-016', 'APPT-BR-009'),
  { ...derived('bound-with-a-time', 'APPT-RETR-017', 'SPINE-ERR-020', 'APPT-BR-009'), warns: [A13] },
  derived('retrieval-without-a-bound', 'APPT-RETR-018'),
  invalid('bounds-of-one-side', 'APPT-RETR-013', 'APPT-RETR-022'),
  invalid('bound-with-a-foreign-prefix', 'APPT-RETR-013', 'APPT-RETR-022'),
  {
    ...invalid('bound-with-another-prefix', 'APPT-RETR-013'),
    success: { verdict: 'warns', because: A35, onlyIf: exactlyWhatWasAsked },
  },
  invalid('range-that-is-none', 'APPT-RETR-022', 'SPINE-ERR-020'),
  { ...derived('partial-date-of-a-bound', 'APPT-RETR-022', 'SPINE-ERR-020'), warns: [A13] },
  {
    id: 'refuses-appointments-of-an-unknown-patient',
    reqs: ['APPT-RETR-019'],
    preferred: 'APPT-RETR-019',
    passes: [{ http: 404, spine: 'PATIENT_NOT_FOUND' }],
    otherRefusal: DERIVED,
  },
  {
    id: 'refuses-appointments-of-a-sensitive-patient',
    reqs: ['APPT-IG-003'],
    preferred: 'APPT-IG-003',
    passes: [{ http: 404, spine: 'PATIENT_NOT_FOUND' }],
    otherRefusal: 'The page has the message alone; the code is derived.',
  },
]
