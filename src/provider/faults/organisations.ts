import { systems } from '../../catalogue/index.js'
import { append, each, edit, type Change } from './edit.js'
import type { FaultOf } from './family.js'
import { bodyFault as fault } from './named.js'

const organisation = (path: string, change: Change) => each('Organization', (r) => edit(r, path, change))

/** Faults of the address and the telecom of a practice or a surgery. */
export const premisesFaults = (type: string): readonly FaultOf[] => {
  const place = (path: string, change: Change) =>
    each(type, (r) => edit(r, Array.isArray(r['address']) ? path.replace('address', 'address.*') : path, change))
  const contact = (path: string, change: Change) => each(type, (r) => edit(r, path, change))
  return [
    fault('address-without-use', 'Leaves the use of the address out', place('address.use', undefined), [
      'address-of-a-practice-has-use',
    ]),
    fault('telecom-without-use', 'Leaves the use of the telephone out', contact('telecom.*.use', undefined), [
      'telecom-of-a-practice-has-use',
    ]),
    fault('telecom-without-system', 'Leaves the system of the telephone out', contact('telecom.*.system', undefined), [
      'telecom-has-system',
    ]),
    fault('telecom-without-value', 'Leaves the number of the telephone out', contact('telecom.*.value', undefined), [
      'telecom-has-value',
    ]),
    fault('county-in-city', 'Puts the county behind the city', place('address.city', 'Leeds, West Yorkshire'), [
      'county-stands-in-district',
    ]),
    fault(
      'address-as-text-only',
      'Gives the address as text only',
      place('address', (old) => ({ use: 'work', text: typeof old })),
      ['address-is-in-parts'],
    ),
    fault('address-with-state', 'Puts the county into state', place('address.state', 'West Yorkshire'), [
      'address-has-no-state',
    ]),
    fault('address-with-text', 'Adds the address as text', place('address.text', 'Leeds'), ['address-has-no-text']),
    fault('empty-address-line', 'Writes an empty address line', place('address.line', append('')), [
      'address-has-no-empty-part',
    ]),
  ]
}

/** Faults of the Organization. */
export const organisationFaults: readonly FaultOf[] = [
  fault(
    'ods-code-of-another-practice',
    'Gives the ODS code of another practice',
    organisation('identifier.0.value', 'B82617'),
    ['ods-code-is-the-one-searched'],
  ),
  fault(
    'two-ods-codes',
    'Gives a second ODS code',
    organisation('identifier', append({ system: systems.odsOrganisation, value: 'B82617' })),
    ['organisation-has-one-ods-code'],
  ),
  fault('no-ods-code', 'Leaves the ODS code out', organisation('identifier', undefined), [
    'organisation-has-one-ods-code',
  ]),
  fault('no-name', 'Leaves the name out', organisation('name', undefined), ['organisation-has-a-name']),
  fault('another-name', 'Gives another name', organisation('name', 'Another Practice'), [
    'organisation-name-is-as-loaded',
  ]),
  fault('no-address', 'Leaves the address out', organisation('address', undefined), [
    'organisation-address-is-as-loaded',
  ]),
  fault('no-telecom', 'Leaves the telephone out', organisation('telecom', undefined), [
    'organisation-telecom-is-as-loaded',
  ]),
  fault('shows-contact', 'Lets contacts out', organisation('contact', [{ name: { family: 'Manager' } }]), [
    'organisation-has-no-contact',
  ]),
  fault('shows-endpoint', 'Lets endpoints out', organisation('endpoint', [{ reference: 'Endpoint/1' }]), [
    'organisation-has-no-endpoint',
  ]),
  ...premisesFaults('Organization'),
]
