import { systems } from '../../../../catalogue/index.js'
import type { RequestContext, Handler } from '../../request-context.js'
import { searchset } from '../../mapping/bundle.js'
import { healthcareService } from '../../mapping/healthcare-service.js'
import { askedToken, optionalIdentifierRules } from '../rules/identifier.js'
import type { ServiceRecord } from '../../seed/schema.js'
import { filteringStatus } from '../../service-filtering.js'
import { readOf } from './read-of.js'

/** The practice's list of services; it counts as empty while service filtering is off. */
const services = (asked: RequestContext): readonly ServiceRecord[] =>
  filteringStatus(asked) === 'enabled' ? asked.store.seed.services : []

/** Find healthcare services: all, or the one of a DOS service id (spec facts section 9.10). */
export const findHealthcareService: Handler = {
  rules: optionalIdentifierRules(systems.dosService),
  handle(asked) {
    const token = askedToken(asked)
    const found = services(asked).filter(({ dosServiceId }) => !token || dosServiceId === token.value)
    const { id } = asked.store.seed.practice
    return Promise.resolve({ resource: searchset(found.map((service) => healthcareService(service, id))) })
  },
}

/** Read a healthcare service: spec facts section 9.11. */
export const readHealthcareService = readOf('NO_RECORD_FOUND', services, (record, { store }) =>
  healthcareService(record, store.seed.practice.id),
)
