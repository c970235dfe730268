import { profile, systems } from '../../../../catalogue/index.js'
import { asArray, objects } from '../../../../core/index.js'
import { append, each, edit, type Change } from '../../../frame/mutation/edit.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { bodyFault as fault } from '../../../frame/mutation/factories.js'
import { showing } from '../../../frame/mutation/where.js'

const practitioner = (path: string, change: Change) => each('Practitioner', (r) => edit(r, path, change))

/** Faults of the Practitioner. */
const practitionerFaults: readonly FaultOf[] = [
  fault(
    'sds-user-id-of-somebody-else',
    'Gives the SDS user id of somebody else',
    practitioner('identifier.0.value', 'G00000000'),
    'sds-user-id-is-the-one-searched',
  ),
  fault(
    'two-sds-user-ids',
    'Gives a second SDS user id',
    practitioner('identifier', append({ system: systems.sdsUser, value: 'G00000000' })),
    'practitioner-has-at-most-one-sds-user-id',
  ),
  fault(
    'no-role-profile-ids',
    'Leaves SDS role profile ids out',
    practitioner('identifier', (old) => objects(old).filter(({ system }) => system !== systems.sdsRoleProfile)),
    'role-profile-ids-are-as-loaded',
  ),
  fault(
    'one-role-profile-id-only',
    'Gives the first SDS role profile id only',
    practitioner('identifier', (old) => asArray(old).slice(0, 2)),
    'role-profile-ids-are-as-loaded',
  ),
  fault('no-name', 'Leaves the name out', practitioner('name', undefined), 'practitioner-has-one-name'),
  fault(
    'two-names',
    'Gives two names',
    practitioner('name', append({ family: 'Second' })),
    'practitioner-has-one-name',
  ),
  fault(
    'another-name',
    'Gives another family name',
    practitioner('name.0.family', 'Somebody'),
    'practitioner-name-is-as-loaded',
  ),
  fault('no-gender', 'Leaves the gender out', practitioner('gender', undefined), 'practitioner-gender-is-as-loaded'),
  fault(
    'no-languages',
    'Leaves the languages out',
    practitioner('extension', (old) =>
      objects(old).filter(({ url }) => url !== profile('Extension-CareConnect-GPC-NHSCommunication-1')),
    ),
    'practitioner-language-is-as-loaded',
  ),
  fault(
    'shows-telecom',
    'Lets the telephone number out',
    practitioner('telecom', [{ system: 'phone', use: 'work', value: '01632960999' }]),
    'practitioner-has-no-telecom',
  ),
  fault(
    'shows-address',
    'Lets the address out',
    practitioner('address', [{ use: 'home', line: ['1 Own Street'], city: 'Leeds' }]),
    'practitioner-has-no-address',
  ),
  fault(
    'shows-birth-date',
    'Lets the birth date out',
    practitioner('birthDate', '1970-01-01'),
    'practitioner-has-no-birth-date',
  ),
  fault(
    'shows-photo',
    'Lets a photo out',
    practitioner('photo', [{ contentType: 'image/png', url: 'https://provider.example/photo' }]),
    'practitioner-has-no-photo',
  ),
  fault(
    'shows-qualification',
    'Lets qualifications out',
    practitioner('qualification', [{ code: { text: 'MRCGP' } }]),
    'practitioner-has-no-qualification',
  ),
]

export const practitionerFamilies: readonly Family[] = [
  { on: showing('Practitioner'), as: 'practitioner', faults: practitionerFaults },
]
