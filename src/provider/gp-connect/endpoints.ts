import type { Endpoint } from './request-context.js'
import { getCapabilityStatement } from './capability-statement.js'
import { products } from './products.js'
import { standsAt, traitsOf } from './specs.js'

/** The interactions of GP Connect, by product: literals of our own, so that a slip in the harness's catalogue shows. */
export const endpoints: readonly Endpoint[] = [
  getCapabilityStatement,
  ...products.flatMap((product) => product.endpoints),
]

/** What a provider of that version of the specification serves. @throws RangeError for one that it does not know */
export function servedAt(spec: string): readonly Endpoint[] {
  return endpoints.filter(standsAt(traitsOf(spec)))
}

/** Every interaction id of GP Connect's own pages: those above and those that this provider does not serve. */
export const gpConnectInteractionIds: readonly string[] = [
  ...endpoints.map(({ interactionId }) => interactionId),
  'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1',
  'urn:nhs:names:services:gpconnect:structured:fhir:rest:read:metadata-1',
]
