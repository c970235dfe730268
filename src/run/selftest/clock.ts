import type { Clock } from '../../core/index.js'

/** A clock that can be put to another time, from which it goes on. */
export class MovedClock implements Clock {
  #by = 0

  now(): Date {
    return new Date(Date.now() + this.#by)
  }

  /** Puts it to an instant, or back to the present where none is given. */
  moveTo(instant: number | undefined): void {
    this.#by = instant === undefined ? 0 : instant - Date.now()
  }
}
