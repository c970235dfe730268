import type { Check, Sequence } from '../check.js'
import { contentChecks } from './content.js'
import { listingChecks } from './listing.js'
import { operationChecks } from './operations.js'

/** Checks that features name one by one. */
export const checks: readonly Check[] = []

/** Sequences that features name. */
export const sequences: readonly Sequence[] = [
  { name: 'capability statement content', checks: contentChecks },
  { name: 'capability statement listing', checks: listingChecks },
  { name: 'capability statement operation', checks: operationChecks },
]
