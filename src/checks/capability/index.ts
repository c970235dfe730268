import type { Check, Sequence } from '../check.js'

/** Checks that features name one by one. */
export const checks: readonly Check[] = []

/** Sequences that features name. */
export const sequences: readonly Sequence[] = []
