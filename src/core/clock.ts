/** Where time comes from. Everything that asks for the hour takes a clock, so that a run is the same at any hour. */
export interface Clock {
  /** The present instant. */
  now(): Date
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() }

/**
 * A clock that stands still.
 *
 * @param instant - ISO 8601 with zone, or a Date
 */
export const fixedClock = (instant: string | Date): Clock => ({ now: () => new Date(instant) })

/** Whole seconds since 1970-01-01T00:00:00Z, as JWT claims want them. */
export const epochSeconds = (at: Date): number => Math.floor(at.getTime() / 1000)
