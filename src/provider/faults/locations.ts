import { each, edit, type Change } from './edit.js'
import type { FaultOf } from './family.js'
import { bodyFault as fault } from './named.js'
import { premisesFaults } from './organisations.js'

const location = (path: string, change: Change) => each('Location', (r) => edit(r, path, change))

/** Faults of the Location. */
export const locationFaults: readonly FaultOf[] = [
  fault('no-name', 'Leaves the name out', location('name', undefined), [
    'location-has-a-name',
    'location-name-is-as-loaded',
    'preferred-branch-is-the-one-loaded',
  ]),
  fault('another-name', 'Gives another name', location('name', 'Another Surgery'), [
    'location-name-is-as-loaded',
    'preferred-branch-is-the-one-loaded',
  ]),
  fault('no-address', 'Leaves the address out', location('address', undefined), [
    'location-address-is-as-loaded',
    'county-stands-in-district',
  ]),
  fault('no-telecom', 'Leaves the telephone out', location('telecom', undefined), ['location-telecom-is-as-loaded']),
  fault(
    'address-in-a-list',
    'Writes two addresses in a list',
    location('address', (old) => (old === undefined ? old : [old, old])),
    [
      'location-address-is-one-object',
      'body-conforms-to-its-profile',
      'body-keeps-the-format-rules',
      'xml-tells-what-json-tells',
    ],
  ),
  fault(
    'no-managing-organisation',
    'Leaves the managing organisation out',
    location('managingOrganization', undefined),
    ['managing-organisation-is-given'],
  ),
  fault(
    'dangling-organisation',
    'Refers to an organisation that cannot be read',
    location('managingOrganization.reference', 'Organization/nobody'),
    ['references-resolve', 'managing-organisation-is-the-practice-of-the-service-root'],
  ),
  fault(
    'absolute-reference',
    'Writes an absolute reference to the organisation',
    location('managingOrganization.reference', 'https://provider.example/Organization/org-dunmere'),
    [
      'references-are-relative',
      'managing-organisation-is-given',
      'managing-organisation-is-the-practice-of-the-service-root',
    ],
  ),
  fault('shows-endpoint', 'Lets endpoints out', location('endpoint', [{ reference: 'Endpoint/1' }]), [
    'location-has-no-endpoint',
  ]),
  fault('shows-mode', 'Says instance or kind', location('mode', 'instance'), [
    'location-has-no-mode',
    'body-conforms-to-its-profile',
  ]),
  fault(
    'site-code-under-a-misspelt-system',
    'Gives the ODS site code under a misspelt system',
    location('identifier', [{ system: 'https://fhir.nhs.uk/Id/ODS-site-code', value: 'A20047001' }]),
    ['ods-site-code-stands-under-its-own-system'],
  ),
  ...premisesFaults('Location', 'address', 'location'),
]
