import { parseMoment, ukDate, ukOffset } from '../../../../fhir/index.js'
import type { RequestContext, Rule } from '../../request-context.js'
import { refuse, type SpineCode } from '../../refusal.js'

/** Rules on the parameters of a slot search (spec facts section 10.1). */

const DAY = 86_400_000
/** Two weeks: 14 days apart (A32). */
const LONGEST = 14
/** `+01:00` at the end, seconds and no fraction: the only dateTime that the page allows. */
const LOCAL = /T\d\d:\d\d:\d\d[+-]\d\d:\d\d$/

/** The values of a parameter. */
export const values = ({ target }: RequestContext, name: string): string[] =>
  target.query.filter((parameter) => parameter.name === name).map(({ value }) => value)

/** One end of the range: the instants at which it begins and ends (a date is a whole day). */
export interface Bound {
  readonly day: string
  readonly from: number
  readonly to: number
}

const startOfDay = (day: string): number => {
  const winter = Date.parse(`${day}T00:00:00Z`)
  return winter - ukOffset(new Date(winter - 3_600_000)) * 60_000
}

/** Reads `2026-07-01` or `2026-07-01T10:00:00+01:00`; undefined for another form. */
export function readBound(text: string): Bound | undefined {
  const moment = parseMoment(text, 'dateTime')
  if (!moment) return undefined
  if (moment.precision === 'day') {
    const next = new Date(Date.parse(`${text}T00:00:00Z`) + DAY).toISOString().slice(0, 10)
    return { day: text, from: startOfDay(text), to: startOfDay(next) }
  }
  if (moment.precision !== 'second' || !LOCAL.test(text)) return undefined
  const at = Date.parse(text)
  return { day: ukDate(new Date(at)), from: at, to: at }
}

/** The bound of a range parameter behind its prefix. */
export const boundOf = (asked: RequestContext, name: string, prefix: string): Bound | undefined =>
  values(asked, name)
    .filter((value) => value.startsWith(prefix))
    .map((value) => readBound(value.slice(prefix.length)))[0]

/** A rule on the query; it answers with what is wrong. */
export const queryRule = (
  id: string,
  judge: (asked: RequestContext) => string | undefined,
  code: SpineCode = 'INVALID_PARAMETER',
): Rule => ({
  id,
  refuse: (asked) => {
    const problem = judge(asked)
    return problem === undefined ? undefined : refuse(code, problem)
  },
})

const missing = (name: string): Rule =>
  queryRule(
    `slot.${name}-given`,
    (asked) => (values(asked, name).length === 0 ? `parameter ${name} is missing` : undefined),
    'BAD_REQUEST',
  )

const range = (name: string, prefix: string): Rule[] => [
  missing(name),
  queryRule(
    `slot.${name}-once`,
    (asked) => (values(asked, name).length > 1 ? `parameter ${name} stands more than once` : undefined),
    'BAD_REQUEST',
  ),
  queryRule(`slot.${name}-prefix`, (asked) =>
    values(asked, name).every((value) => value.startsWith(prefix))
      ? undefined
      : `parameter ${name} has to start with ${prefix}`,
  ),
  queryRule(`slot.${name}-form`, (asked) =>
    values(asked, name).every(
      (value) => !value.startsWith(prefix) || readBound(value.slice(prefix.length)) !== undefined,
    )
      ? undefined
      : `parameter ${name} is no date or UK local dateTime`,
  ),
]

const days = (bound: Bound): number => Date.parse(`${bound.day}T00:00:00Z`) / DAY

export const slotSearchRules: readonly Rule[] = [
  ...range('start', 'ge'),
  ...range('end', 'le'),
  missing('status'),
  queryRule('slot.status', (asked) =>
    values(asked, 'status').every((value) => value === 'free') ? undefined : 'parameter status has to be free',
  ),
  queryRule(
    'slot.include',
    (asked) => (values(asked, '_include').includes('Slot:schedule') ? undefined : '_include=Slot:schedule is missing'),
    'BAD_REQUEST',
  ),
  queryRule('slot.order', (asked) => {
    const [start, end] = [boundOf(asked, 'start', 'ge'), boundOf(asked, 'end', 'le')]
    return start && end && end.to < start.from ? 'end comes before start' : undefined
  }),
  queryRule('slot.two-weeks', (asked) => {
    const [start, end] = [boundOf(asked, 'start', 'ge'), boundOf(asked, 'end', 'le')]
    return start && end && days(end) - days(start) > LONGEST ? 'the range is longer than two weeks' : undefined
  }),
]
