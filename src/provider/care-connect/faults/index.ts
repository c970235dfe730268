import type { Fault } from '../../bend.js'

/** All faults of a version. */
export const faults = (): readonly Fault[] => []
