import type { Benign } from '../../bend.js'

/** Every benign variation. */
export const benignVariations: readonly Benign[] = []
