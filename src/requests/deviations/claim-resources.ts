import { objects, type JsonObject } from '../../core/index.js'
import type { Deviation } from '../deviation.js'
import { claims, identifiers, omit, resource, resourceIn } from './token-changes.js'

const DEVICE = 'requesting_device'
const ORGANIZATION = 'requesting_organization'
const PRACTITIONER = 'requesting_practitioner'

const ofType = (name: string, claim: string, resourceType: string): Deviation =>
  resource(name, claim, (one) => ({ ...one, resourceType }))

/** Leaves an element out. */
const lacks = (name: string, claim: string, element: string): Deviation =>
  resource(name, claim, (one) => omit(one, element))

/** Puts an object where a list belongs. */
const unlisted = (claim: string, element: string): Deviation =>
  resource(`${element} of ${claim} as an object`, claim, (one) => ({
    ...one,
    [element]: objects(one[element])[0] ?? {},
  }))

const user = (name: string, change: (name: JsonObject) => JsonObject): Deviation =>
  resource(name, PRACTITIONER, (one) => ({ ...one, name: objects(one['name']).map(change) }))

/** Another resource, or one that is no valid STU3 of its type. */
const wrong: readonly Deviation[] = [
  ofType('Patient as requesting device', DEVICE, 'Patient'),
  ofType('Device as requesting organization', ORGANIZATION, 'Device'),
  ofType('Patient as requesting practitioner', PRACTITIONER, 'Patient'),
  ...[DEVICE, ORGANIZATION, PRACTITIONER].map((claim) => lacks(`${claim} without resourceType`, claim, 'resourceType')),
  ...[DEVICE, ORGANIZATION, PRACTITIONER].map((claim) =>
    resource(`unknown element in ${claim}`, claim, (one) => ({ ...one, invalidField: 'unknown' })),
  ),
  unlisted(DEVICE, 'identifier'),
  unlisted(ORGANIZATION, 'identifier'),
  unlisted(PRACTITIONER, 'name'),
]

/** Duties of the consumer that no page tells a provider to police (A86). */
const neglected: readonly Deviation[] = [
  lacks('device without model', DEVICE, 'model'),
  lacks('device without version', DEVICE, 'version'),
  lacks('device without identifier', DEVICE, 'identifier'),
  lacks('organization without name', ORGANIZATION, 'name'),
  lacks('organization without identifier', ORGANIZATION, 'identifier'),
  identifiers('organization identifier of another system', ORGANIZATION, (all) =>
    all.map((one) => ({ ...one, system: 'http://fhir.nhs.net/Id/ods-organization-code' })),
  ),
  lacks('practitioner without id', PRACTITIONER, 'id'),
  lacks('practitioner without name', PRACTITIONER, 'name'),
  lacks('practitioner without identifiers', PRACTITIONER, 'identifier'),
]

/** What base STU3, the JWT page and its samples allow. */
const allowed: readonly Deviation[] = [
  identifiers('SDS user id as the only practitioner identifier', PRACTITIONER, (all) => all.slice(0, 1)),
  // A user without smartcard (JWT page).
  identifiers('UNK as SDS user id and role profile id', PRACTITIONER, (all) =>
    all.map((one, i) => (i < 2 ? { ...one, value: 'UNK' } : one)),
  ),
  user('name of the user without prefix', (name) => omit(name, 'prefix')),
  user('name of the user in letters beyond ASCII', (name) => ({
    ...name,
    family: 'Ó Súilleabháin',
    given: ['Zoë', 'Łucja'],
  })),
  claims('further elements of base STU3 in the claims', (all) => ({
    ...all,
    [DEVICE]: { ...resourceIn(all, DEVICE), manufacturer: 'An imaginary supplier' },
    [ORGANIZATION]: { ...resourceIn(all, ORGANIZATION), telecom: [{ system: 'phone', value: '01234 567890' }] },
    [PRACTITIONER]: { ...resourceIn(all, PRACTITIONER), gender: 'other', active: true },
  })),
  claims('token of another organisation', (all) => ({
    ...all,
    [ORGANIZATION]: {
      resourceType: 'Organization',
      identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Z11223' }],
      name: 'Another Imaginary Hub',
    },
  })),
]

/** Deviations of the resources in the claims. Spec facts 4.2 and 4.4. */
export const claimResourceDeviations: readonly Deviation[] = [...wrong, ...neglected, ...allowed]
