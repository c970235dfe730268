import type { Check, Sequence } from '../../check.js'
import { stateChecks } from './state.js'

/** Sequences that features name. */
export const appointmentSequences: readonly Sequence[] = []

/** Checks that features name one by one. */
export const appointmentChecks: readonly Check[] = [...stateChecks]
