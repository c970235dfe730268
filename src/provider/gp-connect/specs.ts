import { traitsTable } from '../frame/versions.js'

/** What versions of GP Connect differ in, as this provider knows it: literals of our own, not the catalogue's. */
export interface SpecTraits {
  /** Healthcare services are found and read, schedules are linked to them, and slots are searched by them. */
  readonly healthcareServices: boolean
  /** Slots and appointments may be visits, which are shown and neither booked nor changed through the API. */
  readonly visits: boolean
  /**
   * How find patient answers about an S-flagged patient: as 'Patient Not Found', which the implementation guide's page
   * has for any request about one, or with an empty Bundle (spec facts A21).
   */
  readonly sensitive: 'not-found' | 'left-out'
  /** A booking that gives a cancellation reason is refused. */
  readonly refusesReasonOfBooking: boolean
}

/** What each version is made of. A version that nobody names here cannot be played. */
export const traitsOf = traitsTable<SpecTraits>({
  '1.2.7': {
    healthcareServices: false,
    visits: false,
    sensitive: 'not-found',
    refusesReasonOfBooking: false,
  },
  '1.2.8': { like: '1.2.7', healthcareServices: true },
  '1.2.9': { like: '1.2.7', visits: true, sensitive: 'left-out', refusesReasonOfBooking: true },
})

/** What a version has or lacks. */
type Switch<T> = { [K in keyof T]: T[K] extends boolean ? K : never }[keyof T]

/** What stands in some versions alone. */
export interface InSomeVersions {
  /** The trait of the versions that have it; absent: all do. */
  readonly only?: Switch<SpecTraits> | undefined
}

/** True for what versions with these traits have. */
export const standsAt =
  (traits: SpecTraits) =>
  ({ only }: InSomeVersions): boolean =>
    only === undefined || traits[only]
