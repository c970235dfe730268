import type { SlotSearch } from '../scheduling.js'
import type { Parameter } from '../sender.js'

/** A day as the first instant of its range, a dateTime as it is. */
const fromInstant = (from: string): string => (from.includes('T') ? from : `${from}T00:00:00Z`)
const toInstant = (to: string): string => (to.includes('T') ? to : `${to}T23:59:59Z`)

const service = (name: string, id: string | undefined): Parameter[] => (id === undefined ? [] : [[name, id]])

/** The includes of the page, as printed there (CCS-SLOT-005). */
export const INCLUDES: readonly Parameter[] = [
  ['_include', 'Slot:schedule'],
  ['_include:iterate', 'Schedule:actor:Practitioner'],
  ['_include:iterate', 'Schedule:actor:PractitionerRole'],
  ['_include:iterate', 'Schedule:actor:HealthcareService'],
  ['_include:iterate', 'HealthcareService:Organization'],
  ['_include:iterate', 'HealthcareService:location'],
]

/** The slot search of the NHS Booking API 2.0.4: two starts, the service of the directory (CCS-SLOT-001, -002). */
export const serviceSlotQuery = ({ from, to, service: id }: SlotSearch): Parameter[] => [
  ...service('schedule.actor:healthcareservice', id),
  ['start', `ge${fromInstant(from)}`],
  ['start', `le${toInstant(to)}`],
  ['status', 'free'],
  ...INCLUDES,
]

/** The slot search of the page "Differences": start and end, a parameter that begins with an underscore. */
export const slotQueryOfSeed = ({ from, to, service: id }: SlotSearch): Parameter[] => [
  ['start', `ge${fromInstant(from)}`],
  ['end', `le${toInstant(to)}`],
  ['status', 'free'],
  ...service('_schedule.actor:healthcareservice', id),
  ['_include', 'Slot:schedule'],
  ['_include:recurse', 'Schedule:actor:Practitioner'],
  ['_include:recurse', 'Schedule:actor:Location'],
]

/** Without the parameters of a name; names that end so count too, since the sources write some of them otherwise. */
export const withoutParameters = (query: readonly Parameter[], name: string): Parameter[] =>
  query.filter(([key]) => key !== name && !key.endsWith(`:${name}`))

/** With one parameter more, given as `name=value`. */
export function withParameter(query: readonly Parameter[], text: string): Parameter[] {
  const at = text.indexOf('=')
  return [...query, [text.slice(0, at), text.slice(at + 1)]]
}

const UTC = /^(ge|le)(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z$/

/** The same instants in another offset, such as `+01:00`. */
export const inOffset = (query: readonly Parameter[], offset: string): Parameter[] =>
  query.map(([name, value]) => {
    const [, prefix, moment] = UTC.exec(value) ?? []
    if (moment === undefined) return [name, value]
    const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
    const east = (hours * 60 + minutes) * (offset.startsWith('-') ? -1 : 1)
    const shifted = new Date(Date.parse(`${moment}Z`) + east * 60_000).toISOString().slice(0, 19)
    return [name, `${prefix ?? ''}${shifted}${offset}`]
  })
