import { HarnessError } from '../../core/index.js'
import { systems } from '../../catalogue/index.js'
import { ukDate, ukDateTime } from '../../fhir/index.js'
import type { Parameter, Sender } from '../sender.js'
import { ORGANISATION_TYPES, ukDayAfter } from './search.js'

/** When a loaded slot or appointment stands in the book. */
export interface Times {
  readonly start: Date
  readonly end: Date
}

/** `from` and `to` of a range. */
export type Range = readonly [from: string, to: string]

const MINUTE = 60_000
const later = (at: Date, minutes: number): string => ukDateTime(new Date(at.getTime() + minutes * MINUTE))

/** Ranges of a search around something loaded, in the words of the features. */
const RANGES: Readonly<Record<string, (times: Times, now: Date) => Range>> = {
  'its day': ({ start }) => [ukDate(start), ukDate(start)],
  'its day and the next': ({ start }) => [ukDate(start), ukDayAfter(start, 1)],
  'its day and the two next': ({ start }) => [ukDate(start), ukDayAfter(start, 2)],
  'the day before and its day': ({ start }) => [ukDayAfter(start, -1), ukDate(start)],
  'the day before': ({ start }) => [ukDayAfter(start, -1), ukDayAfter(start, -1)],
  'the day after': ({ start }) => [ukDayAfter(start, 1), ukDayAfter(start, 1)],
  'exactly its times': ({ start, end }) => [ukDateTime(start), ukDateTime(end)],
  'its day to its end': ({ start, end }) => [ukDate(start), ukDateTime(end)],
  'its start to its day': ({ start }) => [ukDateTime(start), ukDate(start)],
  'a minute after its start to its day': ({ start }) => [later(start, 1), ukDate(start)],
  'its day to a minute before its end': ({ start, end }) => [ukDate(start), later(end, -1)],
  'today to its day': ({ start }, now) => [ukDate(now), ukDate(start)],
}

/**
 * The range of those words.
 *
 * @throws HarnessError for unknown words
 */
export const rangeFor = (words: string, times: Times, now: Date): Range => find(RANGES, words, 'range')(times, now)

const byType = (type: string): Parameter => ['searchFilter', `${ORGANISATION_TYPES}|${type}`]
const byCode = (code: string): Parameter => ['searchFilter', `${systems.odsOrganisation}|${code}`]

/** An ODS code that no session is open to. */
const OTHER_CODE = 'Z12345'

/** What a search may say of the consumer. Its own code is that of the target file. */
const FILTERS: Readonly<Record<string, (consumer: Sender['consumer']) => Parameter[]>> = {
  'no filter': () => [],
  'type gp-practice': () => [byType('gp-practice')],
  'type urgent-care': () => [byType('urgent-care')],
  'its own code': ({ odsCode }) => [byCode(odsCode)],
  'another code': () => [byCode(OTHER_CODE)],
  'type gp-practice and its own code': ({ odsCode }) => [byType('gp-practice'), byCode(odsCode)],
  'type urgent-care and its own code': ({ odsCode }) => [byType('urgent-care'), byCode(odsCode)],
  'type gp-practice and another code': () => [byType('gp-practice'), byCode(OTHER_CODE)],
}

/** The words of the filters by which a session is shown to all that it is open to, by role. */
const OPEN_TO: Readonly<Record<string, string>> = { 'for-urgent-care': 'type urgent-care and its own code' }

/**
 * The search that has to show a session beside the one that is judged: by the filters of those whom it is open to or,
 * where that is the one that is judged, by none.
 *
 * @param role - of the session
 */
export function controlOf(query: readonly Parameter[], role: string, consumer: Sender['consumer']): Parameter[] {
  const open = withFilters(query, OPEN_TO[role] ?? 'type gp-practice and its own code', consumer)
  const told = (of: readonly Parameter[]): string => JSON.stringify(of)
  return told(open) === told(query) ? withFilters(query, 'no filter', consumer) : open
}

/** The query with other filters than its own. @throws HarnessError for unknown words */
export const withFilters = (query: readonly Parameter[], words: string, consumer: Sender['consumer']): Parameter[] => [
  ...query.filter(([name]) => name !== 'searchFilter'),
  ...find(FILTERS, words, 'filter')(consumer),
]

const INCLUDES: Readonly<Record<string, readonly string[]>> = {
  'nothing more': [],
  practitioners: ['Schedule:actor:Practitioner'],
  locations: ['Schedule:actor:Location'],
  organisations: ['Location:managingOrganization'],
  services: ['Schedule:actor:HealthcareService'],
}

/** The query with these includes beside that of the Schedules. @throws HarnessError for unknown words */
export const withIncludes = (query: readonly Parameter[], words: string): Parameter[] => [
  ...query.filter(([name]) => name !== '_include:recurse'),
  ...find(INCLUDES, words, 'include').map((value) => ['_include:recurse', value] as const),
]

/** The query for the slots of all services (1.2.8). */
export const withoutService = (query: readonly Parameter[]): Parameter[] =>
  query.filter(([name]) => name !== 'service.identifier')

/** The query narrowed to a healthcare service (1.2.8). */
export const withService = (query: readonly Parameter[], dosServiceId: string): Parameter[] => [
  ...query,
  ['service.identifier', `${systems.dosService}|${dosServiceId}`],
]

function find<T>(table: Readonly<Record<string, T>>, words: string, what: string): T {
  const found = Object.hasOwn(table, words) ? table[words] : undefined
  if (found === undefined) throw new HarnessError('unknown-words', `no ${what} "${words}"`)
  return found
}
