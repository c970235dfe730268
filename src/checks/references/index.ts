import type { Check } from '../check.js'
import { referencesAreRelative } from './relative.js'

export * from './followed.js'

/** What holds for every reference. */
export const referenceChecks: readonly Check[] = [referencesAreRelative]
