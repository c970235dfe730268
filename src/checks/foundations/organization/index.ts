import { systems } from '../../../catalogue/index.js'
import { isObject } from '../../../core/index.js'
import type { Check, Sequence } from '../../check.js'
import { asFound, wholeAsFound } from '../../comparison/as-found.js'
import { asLoaded } from '../../comparison/as-loaded.js'
import { addressRules, addressShouldHaveUse } from '../../datatype/address.js'
import { telecomRules, telecomShouldHaveUse } from '../../datatype/contact-point.js'
import { countyStandsInDistrict } from '../../datatype/county.js'
import { contactPoints } from '../../datatype/telecom.js'
import { at, identifiers } from '../../toolkit/located.js'
import { absent, filled, one } from '../../toolkit/make.js'
import { odsCodeIsTheOneSearched, odsCodeIsTheServiceRoots } from './ods-code.js'

const type = 'Organization'

/** SPINE-BRANCH-002. The practice as a whole is named by its ODS code, once. */
const hasOneOdsCode = one(
  {
    id: 'organisation-has-one-ods-code',
    reqs: ['FND-FINDORG-016', 'FND-READORG-009', 'FND-GEN-010', 'SPINE-BRANCH-002', 'SPINE-RES-004'],
    type,
  },
  'identifier',
  identifiers(systems.odsOrganisation),
  `an identifier of system ${systems.odsOrganisation}`,
  (i) => isObject(i) && filled(i.value),
)

const hasName = one(
  { id: 'organisation-has-a-name', reqs: ['FND-FINDORG-017', 'FND-READORG-010'], type },
  'name',
  at('name'),
  'a name',
  filled,
)

const hasNoContact = absent(
  { id: 'organisation-has-no-contact', reqs: ['FND-FINDORG-021', 'FND-READORG-013'], type },
  at('contact'),
)

const hasNoEndpoint = absent(
  { id: 'organisation-has-no-endpoint', reqs: ['FND-FINDORG-022', 'FND-READORG-014'], type },
  at('endpoint'),
)

const always: readonly Check[] = [
  hasOneOdsCode,
  hasName,
  ...addressRules,
  addressShouldHaveUse,
  ...telecomRules,
  telecomShouldHaveUse,
  hasNoContact,
  hasNoEndpoint,
]

const about = (id: string, ...reqs: string[]) => ({
  id,
  reqs: [...reqs, 'FND-FINDORG-020', 'FND-READORG-012', 'SPINE-RES-001'],
  type,
})

const loaded: readonly Check[] = [
  asLoaded(about('organisation-name-is-as-loaded', 'FND-FINDORG-017', 'FND-READORG-010'), 'name', at('name')),
  asLoaded(
    about('organisation-address-is-as-loaded', 'FND-FINDORG-018', 'FND-READORG-011', 'SPINE-RES-004', 'SPINE-RES-008'),
    'address',
    at('address'),
  ),
  asLoaded(
    about('organisation-telecom-is-as-loaded', 'FND-FINDORG-019', 'FND-READORG-011', 'SPINE-RES-004'),
    'telecom',
    at('telecom'),
    contactPoints,
  ),
  countyStandsInDistrict,
]

const asFoundBefore: readonly Check[] = [
  asFound({ id: 'organisation-name-is-as-found', reqs: ['FND-READORG-010'], type }, at('name')),
  asFound({ id: 'organisation-address-is-as-found', reqs: ['FND-READORG-011'], type }, at('address')),
  asFound({ id: 'organisation-telecom-is-as-found', reqs: ['FND-READORG-011'], type }, at('telecom')),
  asFound({ id: 'organisation-version-is-as-found', reqs: ['FND-READORG-008'], type }, at('meta.versionId')),
  wholeAsFound({ id: 'organisation-is-as-found', reqs: ['FND-READORG-012'], type }),
]

export const organizationSequences: readonly Sequence[] = [
  { name: 'found organisation', checks: [odsCodeIsTheOneSearched, ...always] },
  { name: 'read organisation', checks: always },
  { name: 'loaded organisation', checks: loaded },
  { name: 'organisation as found', checks: asFoundBefore },
]

/** Checks that features name one by one. */
export const organizationChecks: readonly Check[] = [odsCodeIsTheServiceRoots]
