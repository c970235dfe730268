import type { Endpoint } from './request-context.js'
import { capabilityStatement } from './mapping/capability-statement.js'
import { products } from './products.js'
import { filteringStatus } from './service-filtering.js'
import { standsAt } from './specs.js'

/** Get the capability statement: spec facts section 9.1. */
export const getCapabilityStatement: Endpoint = {
  id: 'get-capability-statement',
  type: 'metadata',
  level: 'system',
  method: 'GET',
  interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:read:metadata-1',
  scope: 'organization',
  handler: {
    rules: [],
    handle(asked) {
      const status = asked.traits.healthcareServices ? filteringStatus(asked) : undefined
      const served = products.flatMap(({ endpoints }) => endpoints).filter(standsAt(asked.traits))
      return Promise.resolve({ resource: capabilityStatement(asked.settings.spec, served, status) })
    },
  },
}
