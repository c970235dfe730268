import type { Deviation } from '../../deviation.js'
import { allowed, differing, pairsOfDetails } from './details.js'
import { elements, line, shape } from './faults.js'

/** Bends of a registration. Spec facts section 9.4. */
export const foundations: readonly Deviation[] = [
  ...allowed,
  ...differing,
  ...pairsOfDetails,
  ...shape,
  ...elements,
  ...line,
]
