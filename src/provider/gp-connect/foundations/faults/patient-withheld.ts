import { profile } from '../../../../catalogue/index.js'
import type { JsonObject } from '../../../../core/index.js'
import { append, each, edit, type Change } from '../../../frame/mutation/edit.js'
import type { FaultOf } from '../../../frame/mutation/family.js'
import { bodyFault as fault } from '../../../frame/mutation/factories.js'

/** Mutations that let out what the use case pages keep in. */

const patient = (path: string, change: Change) => each('Patient', (r) => edit(r, path, change))

const extended = (extension: JsonObject) => patient('extension', append(extension))

const coded = (system: string, code: string, display: string): JsonObject => ({
  valueCodeableConcept: { coding: [{ system, code, display }] },
})

const CODES = 'https://fhir.nhs.uk/STU3/CodeSystem'

/** Faults of what is not to be shown. */
export const withheldFaults: readonly FaultOf[] = [
  ...(
    [
      [
        'ethnic-category',
        'EthnicCategory',
        coded(`${CODES}/CareConnect-EthnicCategory-1`, 'A', 'British, Mixed British'),
      ],
      ['religious-affiliation', 'ReligiousAffiliation', coded('http://snomed.info/sct', '276119007', 'Atheist')],
      [
        'residential-status',
        'ResidentialStatus',
        coded(`${CODES}/CareConnect-ResidentialStatus-1`, 'H', 'UK Resident'),
      ],
      [
        'treatment-category',
        'TreatmentCategory',
        coded(
          `${CODES}/CareConnect-TreatmentCategory-1`,
          '1',
          'Exempt from payment - subject to reciprocal health agreement',
        ),
      ],
    ] as const
  ).map(([name, extension, value]) =>
    fault(
      `shows-${name}`,
      `Lets the ${name.replace('-', ' ')} out`,
      extended({ url: profile(`Extension-CareConnect-GPC-${extension}-1`), ...value }),
      `patient-has-no-${name}`,
    ),
  ),
  fault(
    'shows-cadaveric-donor',
    'Lets the donor flag out',
    extended({
      url: 'http://hl7.org/fhir/StructureDefinition/patient-cadavericDonor',
      valueBoolean: true,
    }),
    'patient-has-no-cadaveric-donor',
  ),
  fault(
    'shows-birth-place',
    'Lets the birth place out',
    extended({
      url: 'http://hl7.org/fhir/StructureDefinition/birthPlace',
      valueAddress: { city: 'York' },
    }),
    'patient-has-no-birth-place',
  ),
  fault(
    'shows-marital-status',
    'Lets the marital status out',
    patient('maritalStatus', {
      coding: [{ system: 'http://hl7.org/fhir/v3/MaritalStatus', code: 'M', display: 'Married' }],
    }),
    'patient-has-no-marital-status',
  ),
  fault(
    'shows-multiple-birth',
    'Lets multiple birth out',
    patient('multipleBirthBoolean', true),
    'patient-has-no-multiple-birth',
  ),
  fault(
    'shows-multiple-birth-number',
    'Lets the birth order out',
    patient('multipleBirthInteger', 2),
    'patient-has-no-multiple-birth-number',
  ),
]
