import { loadBookingSeed } from '../seed/load.js'
import type { BookingSeed } from '../seed/schema.js'

/** What a dress of Care Connect holds. */
export interface Holds {
  readonly bookingSeed?: BookingSeed
}

/** Other records, from those that the provider was given. */
export const holding =
  (change: (seed: BookingSeed) => BookingSeed) =>
  ({ bookingSeed }: Holds): Holds => ({ bookingSeed: change(bookingSeed ?? loadBookingSeed()) })
