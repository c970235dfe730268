import { systems } from '../../../../catalogue/index.js'
import type { Handler } from '../../request-context.js'
import { searchset } from '../../mapping/bundle.js'
import { organization } from '../../mapping/organization.js'
import { askedToken, identifierRules } from '../rules/identifier.js'
import { readOf } from './read-of.js'

/** Find an organisation by ODS code: spec facts section 9.7. The practice knows itself only. */
export const findOrganisation: Handler = {
  rules: identifierRules({
    system: systems.odsOrganisation,
    code: 'INVALID_IDENTIFIER_VALUE',
    values: { 'value-given': (v) => v !== '', value: (v) => /^[A-Z0-9]{3,10}$/.test(v) },
  }),
  handle(asked) {
    const { practice } = asked.store.seed
    const token = askedToken(asked)
    const found = !token || practice.odsCode === token.value ? [practice] : []
    return Promise.resolve({ resource: searchset(found.map(organization)) })
  },
}

/** Read an organisation: spec facts section 9.8. */
export const readOrganisation = readOf('ORGANISATION_NOT_FOUND', ({ store }) => [store.seed.practice], organization)
