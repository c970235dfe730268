import type { SpecTraits } from '../specs.js'
import type { Family, FaultOf } from './family.js'
import { stateFault as fault } from './named.js'

const UNTRACED_FOUND = [
  'untraced-patient-with-birth-date-as-on-pds-is-found',
  'untraced-patient-with-two-date-parts-and-names-is-found',
]

/** Faults of which patients find patient shows. */
const populationFaults: readonly FaultOf[] = [
  fault('finds-those-who-left', 'Finds patients who left', ['patient.not-left'], 'patient-who-left-is-not-found'),
  fault('finds-the-dead', 'Finds deceased patients', ['patient.alive'], 'deceased-patient-is-not-found'),
  fault(
    'finds-regular-patients-only',
    'Finds regular patients only',
    ['patient.regular-only'],
    'temporary-patient-is-found',
  ),
  fault(
    'dissent-hides',
    'Hides patients who dissent to share',
    ['patient.dissent-hides'],
    'patient-with-dissent-to-share-is-served',
  ),
  fault('never-asks-pds', 'Finds nobody whose number was never traced', ['pds.never-asked'], UNTRACED_FOUND),
  fault(
    'wants-names-too',
    'Wants names to match though the birth date does',
    ['pds.names-always'],
    UNTRACED_FOUND[0] as string,
  ),
  fault(
    'wants-whole-birth-date',
    'Verifies by the whole birth date only',
    ['pds.exact-birth-date-only'],
    UNTRACED_FOUND[1] as string,
  ),
  fault('wants-whole-names', 'Compares names to their last letter', ['pds.names-in-full'], UNTRACED_FOUND[1] as string),
  fault(
    'ignores-family-name',
    'Verifies whatever the family name',
    ['pds.family-name'],
    'unverifiable-patient-is-not-found',
  ),
  fault(
    'ignores-given-name',
    'Verifies whatever the given name',
    ['pds.given-name'],
    'unverifiable-patient-is-not-found',
  ),
  fault(
    'one-date-part-is-enough',
    'Verifies by one part of the birth date',
    ['pds.one-part-is-enough'],
    'unverifiable-patient-is-not-found',
  ),
  fault(
    'finds-those-not-on-pds',
    'Finds patients whom PDS does not know',
    ['pds.known'],
    'patient-not-on-pds-is-not-found',
  ),
  fault(
    'finds-the-dead-of-pds',
    'Finds patients who are deceased on PDS',
    ['pds.alive'],
    'patient-deceased-on-pds-is-not-found',
  ),
  fault(
    'finds-invalid-numbers',
    'Finds patients flagged invalid on PDS',
    ['pds.flag-invalid'],
    'patient-flagged-on-pds-is-not-found',
  ),
  fault(
    'finds-superseded-numbers',
    'Finds patients flagged superseded on PDS',
    ['pds.flag-superseded'],
    'patient-flagged-on-pds-is-not-found',
  ),
  fault(
    'finds-those-sensitive-on-pds',
    'Finds patients flagged sensitive on PDS',
    ['pds.flag-sensitive'],
    'patient-sensitive-on-pds-is-not-found',
  ),
]

const sensitive = (proves: string): FaultOf[] => [
  fault('finds-sensitive-patients', 'Finds S-flagged patients', ['patient.not-sensitive'], proves),
]

/** The answer about a sensitive patient is judged by what the version asks for. */
export const populationFamilies: readonly Family<SpecTraits>[] = [
  { on: ['find-patient'], faults: populationFaults },
  { on: ['find-patient'], in: { sensitive: 'not-found' }, faults: sensitive('sensitive-patient-is-not-found') },
  { on: ['find-patient'], in: { sensitive: 'left-out' }, faults: sensitive('sensitive-patient-is-left-out') },
]
