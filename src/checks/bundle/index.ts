import type { Check } from '../check.js'
import {
  bundleHasNoNextPage,
  entriesAreOfTheTypeSearched,
  entriesHaveNoFullUrl,
  searchIsASearchsetBundle,
} from './searchset.js'

export * from './entries.js'
export { nothingFoundIsAnEmptyBundle } from './searchset.js'

/** What holds for every good answer to a search. */
export const bundleChecks: readonly Check[] = [
  searchIsASearchsetBundle,
  entriesAreOfTheTypeSearched,
  entriesHaveNoFullUrl,
  bundleHasNoNextPage,
]
