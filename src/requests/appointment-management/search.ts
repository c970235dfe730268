import { systems } from '../../catalogue/index.js'
import { ukDate } from '../../fhir/index.js'
import type { Parameter, Sender } from '../sender.js'

const DAY = 86_400_000

/** Code system of organisation types, as a searchFilter names it. */
export const ORGANISATION_TYPES = 'https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1'

/**
 * The UK day so many days after an instant.
 *
 * @param days - may be negative
 * @returns `yyyy-mm-dd`
 */
export const ukDayAfter = (at: Date, days: number): string =>
  new Date(Date.parse(`${ukDate(at)}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** What the consumer says of itself in a slot search. */
const filters = ({ odsCode, organisationType }: Sender['consumer']): Parameter[] => [
  ['searchFilter', `${systems.odsOrganisation}|${odsCode}`],
  ...(organisationType === undefined ? [] : [['searchFilter', `${ORGANISATION_TYPES}|${organisationType}`] as const]),
]

/**
 * The query of a slot search with every include and the consumer's own filters (spec facts section 10.1).
 *
 * @param from - first day or dateTime
 * @param to - last day or dateTime
 */
export const slotQuery = (from: string, to: string, consumer: Sender['consumer']): Parameter[] => [
  ['start', `ge${from}`],
  ['end', `le${to}`],
  ['status', 'free'],
  ['_include', 'Slot:schedule'],
  ['_include:recurse', 'Schedule:actor:Practitioner'],
  ['_include:recurse', 'Schedule:actor:Location'],
  ['_include:recurse', 'Location:managingOrganization'],
  ...filters(consumer),
]

/** As {@link slotQuery}, with healthcare services. */
export const slotQueryWithServices = (from: string, to: string, consumer: Sender['consumer']): Parameter[] => [
  ...slotQuery(from, to, consumer),
  ['_include:recurse', 'Schedule:actor:HealthcareService'],
]

/** The query that retrieves a patient's appointments of some days (spec facts section 10.3). */
export const retrieveQuery = (from: string, to: string): Parameter[] => [
  ['start', `ge${from}`],
  ['start', `le${to}`],
]

/**
 * The query for what starts on a day, with the day after: whoever reads the upper bound as the midnight at which its
 * day begins shows it too. How bounds are read is the business of the scenarios about them.
 */
export const retrieveQueryOfDay = (day: string): Parameter[] =>
  retrieveQuery(day, ukDayAfter(new Date(`${day}T12:00:00Z`), 1))
