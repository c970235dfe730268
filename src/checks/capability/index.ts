import type { Part } from '../part.js'
import { contentChecks } from './content.js'
import { profileIsDeclared } from './declared-profile.js'
import { listingChecks } from './listing.js'
import { operationChecks } from './operations.js'

/** The capability statement, and the profiles that it declares. */
export const capability: Part = {
  checks: [profileIsDeclared],
  sequences: [
    { name: 'capability statement content', checks: contentChecks },
    { name: 'capability statement listing', checks: listingChecks },
    { name: 'capability statement operation', checks: operationChecks },
  ],
  refusals: [],
}
