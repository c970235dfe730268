import type { JsonObject } from '../../core/index.js'
import { ukDateTime } from '../../fhir/index.js'
import { ukDayAfter } from './search.js'
import type { Times } from './search-words.js'
import { ukInstant } from './uk-instant.js'

const MINUTE = 60_000

/**
 * When something that a target file tells by `day`, `from` and `minutes` stands in the book.
 *
 * @param entry - day counted from that of the run, time of the UK
 * @throws RangeError where one of the three is missing
 */
export function timesOf({ day, from, minutes }: JsonObject, now: Date): Times {
  if (typeof day !== 'number' || typeof from !== 'string' || typeof minutes !== 'number')
    throw new RangeError('an entry of the appointment book needs day, from and minutes')
  const start = ukInstant(ukDayAfter(now, day), from)
  return { start, end: new Date(start.getTime() + minutes * MINUTE) }
}

/** The same entry with FHIR's `start` and `end`, as checks compare it. */
export function expectationOf(entry: JsonObject, now: Date): JsonObject {
  const { start, end } = timesOf(entry, now)
  return { ...entry, start: ukDateTime(start), end: ukDateTime(end) }
}
