import type { Attempt, Check } from '../check.js'
import { agreedChecks } from './agreed.js'
import { certificateChecks, forbiddenChecks } from './refused.js'

/** Every check of a connection that was tried. */
export const connectionChecks: readonly Check<Attempt>[] = [...certificateChecks, ...forbiddenChecks, ...agreedChecks]
