/** Bounds on what is read, so that a hostile document costs bounded time and memory. */
export interface Limits {
  /** Bytes of UTF-8, or UTF-16 units where the text came as a string. */
  readonly maxSize: number
  /** Objects, arrays or elements within one another. */
  readonly maxDepth: number
  /** Values or elements in all. */
  readonly maxNodes: number
  /** Problems that are listed; what comes after is summed up in one more. */
  readonly maxProblems: number
}

/** Far above any GP record (the largest known is 4 MB, 20 deep), far below what would hurt. */
export const DEFAULT_LIMITS: Limits = {
  maxSize: 64 * 1024 * 1024,
  maxDepth: 128,
  maxNodes: 5_000_000,
  maxProblems: 1000,
}
