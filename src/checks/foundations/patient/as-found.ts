import { systems } from '../../../catalogue/index.js'
import { asFound, wholeAsFound } from '../../comparison/as-found.js'
import { nhsCommunication, preferredBranch } from '../../toolkit/extensions.js'
import { at, identifiers, type Selector } from '../../toolkit/located.js'
import { officialNames } from './person.js'

const ELEMENTS: readonly [what: string, selector: Selector, req: string][] = [
  ['nhs-number', identifiers(systems.nhsNumber), 'FND-READPAT-009'],
  ['official-name', officialNames, 'FND-READPAT-010'],
  ['birth-date', at('birthDate'), 'FND-READPAT-011'],
  ['gender', at('gender'), 'FND-READPAT-012'],
  ['address', at('address'), 'FND-READPAT-013'],
  ['telecom', at('telecom'), 'FND-READPAT-014'],
  ['contact', at('contact'), 'FND-READPAT-015'],
  ['preferred-branch', preferredBranch, 'FND-READPAT-016'],
  ['language', nhsCommunication, 'FND-READPAT-017'],
  ['managing-organisation', at('managingOrganization'), 'FND-READPAT-018'],
  ['version', at('meta.versionId'), 'FND-READPAT-008'],
]

/** A read gives what the search gave: `patient-gender-is-as-found` and its kin, and the Patient as a whole. */
export const patientAsFound = [
  ...ELEMENTS.map(([what, selector, req]) =>
    asFound({ id: `patient-${what}-is-as-found`, reqs: [req], type: 'Patient' }, selector),
  ),
  wholeAsFound({ id: 'patient-is-as-found', reqs: ['FND-READPAT-019'], type: 'Patient' }),
]
