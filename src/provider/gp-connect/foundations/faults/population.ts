import type { SpecTraits } from '../../specs.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { stateFault as fault } from '../../faults/state.js'

const UNTRACED_FOUND = [
  'untraced-patient-with-birth-date-as-on-pds-is-found',
  'untraced-patient-with-two-date-parts-and-names-is-found',
]

/** Faults of which patients find patient shows. */
const populationFaults: readonly FaultOf[] = [
  fault(
    'finds-those-who-left',
    'Finds patients who left',
    { patients: { left: true } },
    'patient-who-left-is-not-found',
  ),
  fault('finds-the-dead', 'Finds deceased patients', { patients: { deceased: true } }, 'deceased-patient-is-not-found'),
  fault(
    'finds-regular-patients-only',
    'Finds regular patients only',
    { patients: { irregular: false } },
    'temporary-patient-is-found',
  ),
  fault(
    'dissent-hides',
    'Hides patients who dissent to share',
    { patients: { dissenting: false } },
    'patient-with-dissent-to-share-is-served',
  ),
  fault('never-asks-pds', 'Finds nobody whose number was never traced', { pds: { asked: false } }, UNTRACED_FOUND),
  fault(
    'wants-names-too',
    'Wants names to match though the birth date does',
    { pds: { matching: { birthDateAlone: false } } },
    UNTRACED_FOUND[0] as string,
  ),
  fault(
    'wants-whole-birth-date',
    'Verifies by the whole birth date only',
    { pds: { matching: { nearly: false } } },
    UNTRACED_FOUND[1] as string,
  ),
  fault(
    'wants-whole-names',
    'Compares names to their last letter',
    { pds: { matching: { letters: { family: Infinity, given: Infinity } } } },
    UNTRACED_FOUND[1] as string,
  ),
  fault(
    'ignores-family-name',
    'Verifies whatever the family name',
    { pds: { matching: { familyName: false } } },
    'unverifiable-patient-is-not-found',
  ),
  fault(
    'ignores-given-name',
    'Verifies whatever the given name',
    { pds: { matching: { givenName: false } } },
    'unverifiable-patient-is-not-found',
  ),
  fault(
    'one-date-part-is-enough',
    'Verifies by one part of the birth date',
    { pds: { matching: { parts: 1 } } },
    'unverifiable-patient-is-not-found',
  ),
  fault(
    'finds-those-not-on-pds',
    'Finds patients whom PDS does not know',
    { pds: { unknown: true } },
    'patient-not-on-pds-is-not-found',
  ),
  fault(
    'finds-the-dead-of-pds',
    'Finds patients who are deceased on PDS',
    { pds: { deceased: true } },
    'patient-deceased-on-pds-is-not-found',
  ),
  fault(
    'finds-invalid-numbers',
    'Finds patients flagged invalid on PDS',
    { pds: { flagged: { invalid: true } } },
    'patient-flagged-on-pds-is-not-found',
  ),
  fault(
    'finds-superseded-numbers',
    'Finds patients flagged superseded on PDS',
    { pds: { flagged: { superseded: true } } },
    'patient-flagged-on-pds-is-not-found',
  ),
  fault(
    'finds-those-sensitive-on-pds',
    'Finds patients flagged sensitive on PDS',
    { pds: { flagged: { sensitive: true } } },
    'patient-sensitive-on-pds-is-not-found',
  ),
]

const sensitive = (proves: string): FaultOf[] => [
  fault('finds-sensitive-patients', 'Finds S-flagged patients', { patients: { sensitive: true } }, proves),
]

/** The answer about a sensitive patient is judged by what the version asks for. */
export const populationFamilies: readonly Family<SpecTraits>[] = [
  { on: ['find-patient'], faults: populationFaults },
  { on: ['find-patient'], in: { sensitive: 'not-found' }, faults: sensitive('sensitive-patient-is-not-found') },
  { on: ['find-patient'], in: { sensitive: 'left-out' }, faults: sensitive('sensitive-patient-is-left-out') },
]
