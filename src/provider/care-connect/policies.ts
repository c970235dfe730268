import { common } from '../frame/policy.js'

/** What a Care Connect provider decides as the standard has it, and a faulty one otherwise (spec facts, section 5). */
export const honest = {
  ...common,
  /** What a slot search finds, outside of a bound of its window, by the prefix, too. */
  slots: {
    outside: { ge: false, le: false },
    ofOtherServices: false,
    ofOtherStatuses: false,
    ofEveryDiary: true,
  },
  booking: {
    /** Whether it is made first, and refused afterwards. */
    refusesLate: false,
    takesSlot: true,
    /** Whether a patient without an NHS number gets a number of this system. */
    localIdentifier: true,
    /** Whether a patient is served at once who was never here. */
    strangers: true,
  },
  /** `refusesLate` as above. */
  cancellation: { refusesLate: false, freesSlot: true },
}

export type Policies = typeof honest
