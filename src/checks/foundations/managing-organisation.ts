import { systems } from '../../catalogue/index.js'
import { broken, ok } from '../../core/index.js'
import type { Check } from '../check.js'
import { referenceTo } from '../datatype/reference.js'
import { resolves } from '../datatype/resolves.js'
import { at, identifiers, show, within } from '../toolkit/located.js'
import { one } from '../toolkit/make.js'

const managing = at('managingOrganization')

/** The managing organisation is given, as a relative reference. */
export const hasManagingOrganisation: Check = one(
  { id: 'managing-organisation-is-given', reqs: ['SPINE-RES-004'] },
  'managingOrganization',
  managing,
  'a reference Organization/[id]',
  (value) => referenceTo('Organization', value) !== undefined,
)

/** It is the organisation of the ODS code in the service root: never the registered practice elsewhere. */
export const managingOrganisationIsThePractice: Check = resolves(
  {
    id: 'managing-organisation-is-the-practice-of-the-service-root',
    reqs: ['SPINE-BRANCH-001', 'SPINE-BRANCH-002', 'SPINE-BRANCH-004'],
  },
  'Organization',
  managing,
  (organisation, { odsCode }, path) => {
    const received = within(identifiers(systems.odsOrganisation), at('value'))({ value: organisation, path: '' })
    const values = received.map((l) => l.value)
    return values.includes(odsCode)
      ? ok()
      : broken({ at: path, expected: `ODS code ${odsCode}`, received: show(values) })
  },
)
