import type { RequestContext } from './request-context.js'

/** `enabled` exactly when both switches of service filtering are on (spec facts section 11.4). */
export type FilteringStatus = 'supplier-disabled' | 'organization-disabled' | 'enabled'

/** The effective state of service filtering: spec facts section 11.4. */
export function filteringStatus({ store }: RequestContext): FilteringStatus {
  const { supplier, practice } = store.seed.serviceFiltering
  if (supplier === 'off') return 'supplier-disabled'
  return practice === 'off' ? 'organization-disabled' : 'enabled'
}

/** True where schedules show the services they are linked to: the version has services, and both switches are on. */
export const showsServices = (asked: RequestContext): boolean =>
  asked.traits.healthcareServices && filteringStatus(asked) === 'enabled'
