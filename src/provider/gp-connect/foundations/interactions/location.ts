import { location } from '../../mapping/location.js'
import { readOf } from './read-of.js'

/** Read a location: spec facts section 9.9. There is no search for locations. */
export const readLocation = readOf(
  'NO_RECORD_FOUND',
  ({ store }) => store.seed.locations,
  (record, { store }) => location(record, store.seed.practice.id),
)
