import { parseMoment, ukOffset } from '../../../fhir/index.js'
import type { Answer } from '../../answer.js'

/** One end of a range as the request had it: the instants at which it begins and ends, in ms since 1970. */
export interface Bound {
  /** `ge`, `le`, ...; `eq` where the request had none (FHIR STU3 search.html, prefixes). */
  readonly prefix: string
  readonly from: number
  /** First instant after a day; for a dateTime the same as {@link from}. */
  readonly to: number
  /** True for a day, false for a dateTime. */
  readonly isDay: boolean
}

/** The values of a parameter of the request that an answer belongs to, decoded, in their order. */
export function askedValues({ exchange }: Answer, name: string): string[] {
  const { path } = exchange.request
  const at = path.indexOf('?')
  return at < 0 ? [] : new URLSearchParams(path.slice(at + 1)).getAll(name)
}

/** The first instant of a British day. Clocks change at 01:00 UTC, so that midnight has one offset only. */
export function startOfUkDay(day: string): number {
  const winter = Date.parse(`${day}T00:00:00Z`)
  return winter - ukOffset(new Date(winter - 3_600_000)) * 60_000
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** The bounds that a date parameter of the request gives; values that are no full date or dateTime are left out. */
export const boundsOf = (answer: Answer, name: string): Bound[] =>
  askedValues(answer, name).flatMap((value) => {
    const [, prefix = 'eq', text = ''] = /^([a-z]{2})?(.*)$/.exec(value) ?? []
    const moment = parseMoment(text, 'dateTime')
    if (moment?.precision === 'day')
      return { prefix, from: startOfUkDay(text), to: startOfUkDay(nextDay(text)), isDay: true }
    return moment && moment.offset !== undefined
      ? { prefix, from: moment.earliest, to: moment.earliest, isDay: false }
      : []
  })

type Keeps = (at: number, bound: Bound) => boolean

/** What each prefix asks of an instant: FHIR STU3 search.html, section on prefixes. */
const KEEPS: Readonly<Record<string, Keeps>> = {
  eq: (at, { from, to, isDay }) => (isDay ? at >= from && at < to : at === from),
  gt: (at, { from, to, isDay }) => (isDay ? at >= to : at > from),
  ge: (at, { from }) => at >= from,
  lt: (at, { from }) => at < from,
  le: (at, { to, isDay }) => (isDay ? at < to : at <= to),
}

/** True where an instant (ms since 1970) is what a bound asks for; never for a prefix that the pages do not have. */
export const keeps = (at: number, bound: Bound): boolean => KEEPS[bound.prefix]?.(at, bound) ?? false
