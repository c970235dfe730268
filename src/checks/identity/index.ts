import type { Check } from '../check.js'
import { resourceHasASoundId, resourceHasAVersionId, resourceNamesItsProfile } from './meta.js'

/** What every resource says of itself. */
export const identityChecks: readonly Check[] = [resourceNamesItsProfile, resourceHasAVersionId, resourceHasASoundId]
