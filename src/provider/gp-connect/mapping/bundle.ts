import type { JsonObject } from '../../../core/index.js'

/** A searchset without fullUrl (spec facts sections 7.4, 8.13); nothing found: no `entry` at all. */
export const searchset = (resources: readonly JsonObject[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'searchset',
  ...(resources.length === 0 ? {} : { entry: resources.map((resource) => ({ resource })) }),
})
