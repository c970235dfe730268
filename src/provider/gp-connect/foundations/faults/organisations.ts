import { systems } from '../../../../catalogue/index.js'
import { asString } from '../../../../core/index.js'
import { append, each, edit, ofObject, type Change } from '../../../frame/mutation/edit.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { practiceOfTheRoot } from './found.js'
import { bodyFault as fault } from '../../../frame/mutation/factories.js'
import { showing } from '../../../frame/mutation/where.js'

const organisation = (path: string, change: Change) => each('Organization', (r) => edit(r, path, change))

const moved = ofObject(({ district, city, ...rest }) => ({ ...rest, city: `${asString(city)}, ${asString(district)}` }))

/**
 * Faults of the address and the telecom of a practice or a surgery.
 *
 * @param path - of the address: `address.*` where it is a list
 */
export const premisesFaults = (type: string, path: string): readonly FaultOf[] => {
  const change = (at: string, to: Change) => each(type, (r) => edit(r, at, to))
  return [
    fault(
      'address-without-use',
      'Leaves the use of the address out',
      change(`${path}.use`, undefined),
      'address-of-a-practice-has-use',
    ),
    fault(
      'telecom-without-use',
      'Leaves the use of the telephone out',
      change('telecom.*.use', undefined),
      'telecom-of-a-practice-has-use',
    ),
    fault(
      'telecom-without-system',
      'Leaves the system of the telephone out',
      change('telecom.*.system', undefined),
      'telecom-has-system',
    ),
    fault(
      'telecom-without-value',
      'Leaves the number of the telephone out',
      change('telecom.*.value', undefined),
      'telecom-has-value',
    ),
    fault('county-in-city', 'Puts the county behind the city', change(path, moved), 'county-stands-in-district'),
    fault(
      'address-as-text-only',
      'Gives the address as text only',
      change(path, { use: 'work', text: 'Leeds' }),
      'address-is-in-parts',
    ),
    fault(
      'address-with-state',
      'Puts the county into state',
      change(`${path}.state`, 'West Yorkshire'),
      'address-has-no-state',
    ),
    fault('address-with-text', 'Adds the address as text', change(`${path}.text`, 'Leeds'), 'address-has-no-text'),
    fault(
      'empty-address-line',
      'Writes an empty address line',
      change(`${path}.line`, append('')),
      'address-has-no-empty-part',
    ),
  ]
}

/** Faults of the Organization. */
const organisationFaults: readonly FaultOf[] = [
  fault(
    'ods-code-of-another-practice',
    'Gives the ODS code of another practice',
    organisation('identifier.0.value', 'B82617'),
    'ods-code-is-the-one-searched',
  ),
  fault(
    'two-ods-codes',
    'Gives a second ODS code',
    organisation('identifier', append({ system: systems.odsOrganisation, value: 'B82617' })),
    'organisation-has-one-ods-code',
  ),
  fault(
    'no-ods-code',
    'Leaves the ODS code out',
    organisation('identifier', undefined),
    'organisation-has-one-ods-code',
  ),
  fault('no-name', 'Leaves the name out', organisation('name', undefined), 'organisation-has-a-name'),
  fault(
    'another-name',
    'Gives another name',
    organisation('name', 'Another Practice'),
    'organisation-name-is-as-loaded',
  ),
  fault(
    'no-address',
    'Leaves the address out',
    organisation('address', undefined),
    'organisation-address-is-as-loaded',
  ),
  fault(
    'no-telecom',
    'Leaves the telephone out',
    organisation('telecom', undefined),
    'organisation-telecom-is-as-loaded',
  ),
  fault(
    'shows-contact',
    'Lets contacts out',
    organisation('contact', [{ name: { family: 'Manager' } }]),
    'organisation-has-no-contact',
  ),
  fault(
    'shows-endpoint',
    'Lets endpoints out',
    organisation('endpoint', [{ reference: 'Endpoint/1' }]),
    'organisation-has-no-endpoint',
  ),
  ...premisesFaults('Organization', 'address.*'),
]

export const organisationFamilies: readonly Family[] = [
  { on: showing('Organization'), as: 'organisation', faults: [...organisationFaults, ...practiceOfTheRoot] },
]
