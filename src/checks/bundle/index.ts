import type { Check } from '../check.js'
import {
  bundleHasNoNextPage,
  entriesAreOfTheTypeSearched,
  entriesHaveNoFullUrl,
  nothingFoundIsAnEmptyBundle,
  searchIsASearchsetBundle,
} from './searchset.js'

export * from './entries.js'

/** What holds for every good answer to a search. */
export const bundleChecks: readonly Check[] = [
  searchIsASearchsetBundle,
  entriesAreOfTheTypeSearched,
  entriesHaveNoFullUrl,
  bundleHasNoNextPage,
]

/** Checks that features name where they make the situation. */
export const namedBundleChecks: readonly Check[] = [nothingFoundIsAnEmptyBundle]
