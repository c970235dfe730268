import type { Deviation } from '../../deviation.js'
import { allowed, differing, pairsOfDetails } from './details.js'
import { elements, line, shape } from './faults.js'
import { interactionIds } from './interaction-ids.js'

/** Deviations of a registration (spec facts section 9.4), and of the interaction id. */
export const foundations: readonly Deviation[] = [
  ...interactionIds,
  ...allowed,
  ...differing,
  ...pairsOfDetails,
  ...shape,
  ...elements,
  ...line,
]
