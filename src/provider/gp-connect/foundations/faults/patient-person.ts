import { asArray, objects } from '../../../../core/index.js'
import { append, each, edit, ofObject, type Change } from '../../../frame/mutation/edit.js'
import type { FaultOf } from '../../../frame/mutation/family.js'
import { bodyFault as fault } from '../../../frame/mutation/factories.js'

/** Mutations of who the patient is, as find and read show it alike. */

const patient = (path: string, change: Change) => each('Patient', (r) => edit(r, path, change))

const VERIFIED = 'identifier.0.extension.0.valueCodeableConcept.coding.0'

const identity: readonly FaultOf[] = [
  fault('no-nhs-number', 'Leaves the NHS number out', patient('identifier', undefined), 'patient-has-one-nhs-number'),
  fault(
    'two-nhs-numbers',
    'Gives a second NHS number',
    each('Patient', (r) => edit(r, 'identifier', append(...asArray(r['identifier'])))),
    'patient-has-one-nhs-number',
  ),
  fault(
    'nhs-number-of-somebody-else',
    'Gives the NHS number of somebody else',
    patient('identifier.0.value', '9990001014'),
    'nhs-number-is-the-one-searched',
  ),
  fault(
    'no-verification-status',
    'Leaves the verification status of the NHS number out',
    patient('identifier.0.extension', undefined),
    'nhs-number-has-a-verification-status',
  ),
  fault(
    'not-traced',
    'Marks the NHS number as not traced',
    patient(
      VERIFIED,
      ofObject((old) => ({ ...old, code: '02', display: 'Number present but not traced' })),
    ),
    'nhs-number-is-marked-verified',
  ),
]

const person: readonly FaultOf[] = [
  fault(
    'no-official-name',
    'Gives no name the use official',
    patient('name.0.use', 'usual'),
    'patient-has-one-official-name',
  ),
  fault(
    'two-official-names',
    'Gives two names the use official',
    patient('name', append({ use: 'official', family: 'Second' })),
    'patient-has-one-official-name',
  ),
  fault(
    'another-family-name',
    'Gives another family name',
    patient('name.0.family', 'Somebody'),
    'official-name-is-as-loaded',
  ),
  fault(
    'no-other-names',
    'Leaves names of other uses out',
    patient('name', (old) => objects(old).slice(0, 1)),
    'other-names-are-as-loaded',
  ),
  fault('no-birth-date', 'Leaves the birth date out', patient('birthDate', undefined), 'patient-has-a-birth-date'),
  fault(
    'another-birth-date',
    'Gives another birth date',
    patient('birthDate', '1900-01-01'),
    'birth-date-is-as-loaded',
  ),
  fault('no-gender', 'Leaves the gender out', patient('gender', undefined), 'patient-has-a-gender'),
  fault('another-gender', 'Gives everybody the gender unknown', patient('gender', 'unknown'), 'gender-is-as-loaded'),
]

/** Faults of identifier, name, birth date and gender. */
export const personFaults: readonly FaultOf[] = [...identity, ...person]
