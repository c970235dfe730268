import { common } from '../frame/policy.js'

/** When a record here and an entry of PDS speak of the same person. */
const matching = {
  /** Whether the whole birth date is enough without the names. */
  birthDateAlone: true,
  /** Whether parts of the birth date are enough where the names agree, and how many of its three. */
  nearly: true,
  parts: 2,
  /** Whether family and given name have to agree, and in how many of their first letters. */
  familyName: true,
  givenName: true,
  letters: { family: 3, given: 1 },
}

/** What a GP Connect provider decides as the specification has it, and a faulty one otherwise (spec facts). */
export const honest = {
  ...common,
  /** Who is shown by find and read, section 5. */
  patients: {
    deceased: false,
    left: false,
    sensitive: false,
    /** Whether find patient says that an S-flagged patient is not there, at the versions that do. */
    sensitiveIsNotFound: true,
    /** Whether those with a registration other than a regular one are shown. */
    irregular: true,
    /** Whether those are shown, and booked for, who dissent to share. */
    dissenting: true,
  },
  /** How a number that was never traced is verified. */
  pds: {
    asked: true,
    /** Whether numbers are good that PDS does not know, whose person is dead there, or that have one of its flags. */
    unknown: false,
    deceased: false,
    flagged: { invalid: false, sensitive: false, superseded: false },
    matching,
  },
  /** What a registration does, section 9.4. */
  registration: {
    matching,
    /** Whether gaps are filled from PDS. */
    supplemented: true,
    /** Whether those who left come back in their former record. */
    sameRecord: true,
    type: 'T' as 'T' | 'R',
    /** Whether those can be registered whose record is untraced, and those who left. */
    untraced: true,
    left: true,
    kept: true,
    keptWhenRefused: false,
  },
  /** Which slots a consumer may see and book beside those that are meant for it, section 11.1. */
  offers: { unbookable: false, visits: false, embargoed: false, ofOtherTypes: false, ofOtherCodes: false },
  /** What a slot search finds, section 10.1. */
  slots: {
    startingBefore: false,
    endingAfter: false,
    /** Whether a date as `end` means through the end of that day, or else the midnight at which it begins. */
    endIsWholeDay: true,
    /** Whether slots of other services are found where one is asked for, and linked ones where none is. */
    ofOtherServices: false,
    linked: true,
    firstSession: true,
    schedules: true,
    organisation: true,
    /** Actors that are included although the search does not ask for them. */
    unasked: { Practitioner: false, Location: false, HealthcareService: false },
  },
  /** What a booking does, section 10.2. */
  booking: {
    kept: true,
    takesSlots: true,
    keptWhenRefused: false,
    takesSlotsWhenRefused: false,
    /** Whether every third appointment is booked into a slot that is taken, as where two requests meet. */
    meets: false,
  },
  /** What an amendment or a cancellation does, sections 10.4 and 10.5. */
  change: {
    kept: true,
    freesSlots: true,
    keptWhenRefused: false,
    /** Elements that may differ beside those that have to, by name. */
    elements: {} as Readonly<Partial<Record<string, boolean>>>,
  },
  /** Which appointments are shown, sections 10.3 and 10.6. */
  appointments: {
    past: false,
    /** Whether those are shown and changed that another organisation booked. */
    ofOthers: true,
    /** In a list: whether those outside of the range stand in it, and which of those inside. */
    before: false,
    after: false,
    /** Whether the day of the upper bound belongs to the range. */
    lastDay: true,
    cancelled: true,
    ofThePractice: true,
    earlierToday: true,
  },
}

export type Policies = typeof honest
export type MatchingPolicies = typeof matching
