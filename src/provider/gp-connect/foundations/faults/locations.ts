import { each, edit, type Change } from '../../../frame/mutation/edit.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { managedElsewhere } from './found.js'
import { bodyFault as fault } from '../../../frame/mutation/factories.js'
import { showing } from '../../../frame/mutation/where.js'
import { premisesFaults } from './organisations.js'

const location = (path: string, change: Change) => each('Location', (r) => edit(r, path, change))

/** Faults of the Location. */
const locationFaults: readonly FaultOf[] = [
  fault('no-name', 'Leaves the name out', location('name', undefined), 'location-has-a-name'),
  fault('another-name', 'Gives another name', location('name', 'Another Surgery'), 'location-name-is-as-loaded'),
  fault('no-address', 'Leaves the address out', location('address', undefined), 'location-address-is-as-loaded'),
  fault('no-telecom', 'Leaves the telephone out', location('telecom', undefined), 'location-telecom-is-as-loaded'),
  fault(
    'address-in-a-list',
    'Writes two addresses in a list',
    location('address', (old) => (old === undefined ? old : [old, old])),
    'location-address-is-one-object',
  ),
  fault(
    'no-managing-organisation',
    'Leaves the managing organisation out',
    location('managingOrganization', undefined),
    'managing-organisation-is-given',
  ),
  fault(
    'dangling-organisation',
    'Refers to an organisation that cannot be read',
    location('managingOrganization.reference', 'Organization/nobody'),
    'references-resolve',
  ),
  fault(
    'absolute-reference',
    'Writes an absolute reference to the organisation',
    location('managingOrganization.reference', 'https://provider.example/Organization/org-dunmere'),
    'references-are-relative',
  ),
  fault(
    'shows-endpoint',
    'Lets endpoints out',
    location('endpoint', [{ reference: 'Endpoint/1' }]),
    'location-has-no-endpoint',
  ),
  fault('shows-mode', 'Says instance or kind', location('mode', 'instance'), 'location-has-no-mode'),
  fault(
    'site-code-under-a-misspelt-system',
    'Gives the ODS site code under a misspelt system',
    location('identifier', [{ system: 'https://fhir.nhs.uk/Id/ODS-site-code', value: 'A20047001' }]),
    'ods-site-code-stands-under-its-own-system',
  ),
  ...premisesFaults('Location', 'address'),
]

export const locationFamilies: readonly Family[] = [
  { on: showing('Location'), as: 'location', faults: [...locationFaults, managedElsewhere('Location')] },
]
