import { systems } from '../../../../catalogue/index.js'
import type { Handler } from '../../request-context.js'
import { searchset } from '../../mapping/bundle.js'
import { practitioner } from '../../mapping/practitioner.js'
import { askedToken, identifierRules } from '../rules/identifier.js'
import { readOf } from './read-of.js'

/** Find a practitioner by SDS user id: spec facts section 9.5. */
export const findPractitioner: Handler = {
  rules: identifierRules({
    system: systems.sdsUser,
    code: 'INVALID_IDENTIFIER_VALUE',
    values: { 'value-given': (v) => v !== '', value: (v) => /^[A-Z]?\d{8,12}$/.test(v) },
  }),
  handle(asked) {
    const token = askedToken(asked)
    const found = asked.store.seed.practitioners.filter(({ sdsUserId }) => !token || sdsUserId === token.value)
    return Promise.resolve({ resource: searchset(found.map(practitioner)) })
  },
}

/** Read a practitioner: spec facts section 9.6. */
export const readPractitioner = readOf('PRACTITIONER_NOT_FOUND', ({ store }) => store.seed.practitioners, practitioner)
