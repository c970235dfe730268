import type { JsonObject } from '../../core/index.js'
import { providersAlike } from '../frame/mutation/alike.js'
import type { Mutation } from '../frame/mutation/mutation.js'
import { capabilityStatement } from './mapping/capability-statement.js'
import { healthcareService } from './mapping/service.js'
import { refuse } from './refusal.js'
import { loadBookingSeed } from './seed/load.js'
import type { ServiceRecord } from './seed/schema.js'

const WORDS = 'the request cannot be processed'

const searchset = (...resources: JsonObject[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: resources.length,
  ...(resources.length === 0 ? {} : { entry: resources.map((resource) => ({ resource })) }),
})

/** Providers of Care Connect scheduling that answer everything alike, at a version of it. */
export function alike(spec: string): readonly Mutation[] {
  const seed = loadBookingSeed()
  return providersAlike({
    refusals: [
      refuse('bad-request', WORDS),
      { ...refuse('token', WORDS), status: 401 },
      refuse('token', WORDS),
      refuse('not-found', WORDS),
      refuse('profile', WORDS),
      refuse('failed', WORDS),
      { ...refuse('failed', WORDS), status: 503 },
    ],
    resources: {
      'service-bundle': searchset(healthcareService(seed.services[0] as ServiceRecord, seed)),
      'empty-searchset': searchset(),
      'capability-statement': capabilityStatement(spec),
    },
  })
}
