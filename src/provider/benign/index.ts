import type { Benign } from '../bend.js'

/** All benign variations of a version of the specification. */
export const benignVariations = (_spec: string): readonly Benign[] => []
