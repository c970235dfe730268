import type { Endpoint } from './request-context.js'
import { capabilityStatement } from './mapping/capability-statement.js'
import { filteringStatus } from './service-filtering.js'

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
      return Promise.resolve({ resource: capabilityStatement(asked.settings.spec, status) })
    },
  },
}
