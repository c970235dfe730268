import type { Check, Sequence } from '../../check.js'
import { asLoaded } from '../../comparison/as-loaded.js'
import { hasManagingOrganisation, managingOrganisationIsThePractice } from '../managing-organisation.js'
import { addressRules, addressShouldHaveUse } from '../../datatype/address.js'
import { telecomRules, telecomShouldHaveUse } from '../../datatype/contact-point.js'
import { countyStandsInDistrict } from '../../datatype/county.js'
import { contactPoints } from '../../datatype/telecom.js'
import { at } from '../../toolkit/located.js'
import { absent, filled, one } from '../../toolkit/make.js'
import { siteCodeHasItsSystem, siteCodesAreNotOffered } from './site-code.js'
import { addressIsOneObject } from './address.js'

const type = 'Location'

const hasName = one(
  { id: 'location-has-a-name', reqs: ['FND-READLOC-008'], type },
  'name',
  at('name'),
  'a name',
  filled,
)

const hasNoEndpoint = absent({ id: 'location-has-no-endpoint', reqs: ['FND-READLOC-013'], type }, at('endpoint'))

const hasNoMode = absent({ id: 'location-has-no-mode', reqs: ['FND-READLOC-006'], type }, at('mode'))

const always: readonly Check[] = [
  hasName,
  hasManagingOrganisation,
  addressIsOneObject,
  ...addressRules,
  addressShouldHaveUse,
  ...telecomRules,
  telecomShouldHaveUse,
  hasNoEndpoint,
  hasNoMode,
  siteCodeHasItsSystem,
  siteCodesAreNotOffered,
]

const about = (id: string, ...reqs: string[]) => ({
  id,
  reqs: [...reqs, 'FND-READLOC-012', 'SPINE-RES-001', 'SPINE-RES-004'],
  type,
})

const loaded: readonly Check[] = [
  asLoaded(about('location-name-is-as-loaded', 'FND-READLOC-008'), 'name', at('name')),
  asLoaded(about('location-address-is-as-loaded', 'FND-READLOC-009', 'SPINE-RES-008'), 'address', at('address')),
  asLoaded(about('location-telecom-is-as-loaded', 'FND-READLOC-010'), 'telecom', at('telecom'), contactPoints),
  countyStandsInDistrict,
]

export const locationSequences: readonly Sequence[] = [
  { name: 'read location', checks: always },
  { name: 'loaded location', checks: loaded },
  { name: 'followed location references', checks: [managingOrganisationIsThePractice] },
]
