import { asString } from '../../../../core/index.js'
import { append, each, edit, ofObject, type Change } from '../../../frame/mutation/edit.js'
import type { FaultOf } from '../../../frame/mutation/family.js'
import { bodyFault as fault } from '../../../frame/mutation/factories.js'

/** Mutations of where the patient and the patient's contacts are reached. */

const patient = (path: string, change: Change) => each('Patient', (r) => edit(r, path, change))

const addresses: readonly FaultOf[] = [
  fault('no-address', 'Leaves addresses out', patient('address', undefined), 'patient-address-is-as-loaded'),
  fault(
    'address-without-use',
    'Leaves the use of addresses out',
    patient('address.*.use', undefined),
    'patient-address-has-use',
  ),
  fault(
    'address-as-text-only',
    'Gives addresses as text only',
    patient(
      'address.*',
      ofObject((old) => ({ use: old['use'], text: 'Flat 3, Leeds' })),
    ),
    'address-is-in-parts',
  ),
  fault(
    'county-in-state',
    'Puts the county into state',
    patient(
      'address.*',
      ofObject(({ district, ...rest }) => ({ ...rest, state: district })),
    ),
    'address-has-no-state',
  ),
  fault(
    'county-in-city',
    'Puts the county behind the city',
    patient(
      'address.*',
      ofObject(({ district, city, ...rest }) => ({ ...rest, city: `${asString(city)}, ${asString(district)}` })),
    ),
    'county-stands-in-district',
  ),
  fault(
    'empty-address-line',
    'Writes an empty address line',
    patient('address.*.line', append('')),
    'address-has-no-empty-part',
  ),
  fault(
    'address-with-text',
    'Adds the address as text',
    patient('address.*.text', 'Flat 3, Leeds'),
    'address-has-no-text',
  ),
]

const telecoms: readonly FaultOf[] = [
  fault('no-telecom', 'Leaves telephone numbers out', patient('telecom', undefined), 'patient-telecom-is-as-loaded'),
  fault(
    'telecom-without-use',
    'Leaves the use of telephone numbers out',
    patient('telecom.*.use', undefined),
    'patient-telecom-has-use',
  ),
  fault(
    'telecom-without-system',
    'Leaves the system of telephone numbers out',
    patient('telecom.*.system', undefined),
    'telecom-has-system',
  ),
  fault(
    'telecom-without-value',
    'Leaves the telephone number out of telecom',
    patient('telecom.*.value', undefined),
    'telecom-has-value',
  ),
]

const contacts: readonly FaultOf[] = [
  fault('no-contacts', 'Leaves contacts out', patient('contact', undefined), 'patient-contacts-are-as-loaded'),
  fault(
    'contact-without-relationship',
    'Leaves the relationship of contacts out',
    patient('contact.*.relationship', undefined),
    ['contact-has-relationship-text', 'patient-contacts-are-as-loaded'],
  ),
  fault(
    'contact-relationship-without-text',
    'Says the relationship of contacts by a code alone',
    patient('contact.*.relationship', [{ coding: [{ system: 'http://hl7.org/fhir/v2/0131', code: 'N' }] }]),
    'contact-has-relationship-text',
  ),
  fault(
    'contact-with-relationship-code',
    'Codes the relationship of contacts',
    patient('contact.*.relationship.0.coding', [
      { system: 'http://hl7.org/fhir/v2/0131', code: 'N', display: 'Next-of-Kin' },
    ]),
    'contact-relationship-has-no-coding',
  ),
  fault(
    'contact-without-name',
    'Leaves the name of contacts out',
    patient('contact.*.name', undefined),
    'contact-has-a-name-with-use',
  ),
  fault(
    'contact-name-without-use',
    "Leaves the use of a contact's name out",
    patient('contact.*.name.use', undefined),
    'contact-has-a-name-with-use',
  ),
  fault(
    'contact-address-without-use',
    "Leaves the use of a contact's address out",
    patient('contact.*.address.use', undefined),
    'contact-address-has-use',
  ),
  fault(
    'contact-address-as-text-only',
    "Gives a contact's address as text only",
    patient('contact.*.address', { use: 'home', text: 'Leeds' }),
    'contact-address-is-in-parts',
  ),
  fault(
    'contact-county-in-state',
    "Puts the county of a contact's address into state",
    patient(
      'contact.*.address',
      ofObject(({ district, ...rest }) => ({ ...rest, state: district })),
    ),
    'contact-address-has-no-state',
  ),
  fault(
    'contact-empty-address-line',
    "Writes an empty line into a contact's address",
    patient('contact.*.address.line', append('')),
    'contact-address-has-no-empty-part',
  ),
  fault(
    'contact-address-with-text',
    "Adds a contact's address as text",
    patient('contact.*.address.text', 'Leeds'),
    'contact-address-has-no-text',
  ),
  fault(
    'contact-telecom-without-use',
    "Leaves the use of a contact's telephone out",
    patient('contact.*.telecom.*.use', undefined),
    'contact-telecom-has-use',
  ),
  fault(
    'contact-telecom-without-system',
    "Leaves the system of a contact's telephone out",
    patient('contact.*.telecom.*.system', undefined),
    'contact-telecom-has-system',
  ),
  fault(
    'contact-telecom-without-value',
    "Leaves the number of a contact's telephone out",
    patient('contact.*.telecom.*.value', undefined),
    'contact-telecom-has-value',
  ),
]

/** Faults of address, telecom and contact. */
export const whereaboutsFaults: readonly FaultOf[] = [...addresses, ...telecoms, ...contacts]
