import { parseMoment, ukDate } from '../../../../fhir/index.js'
import type { RequestContext, Rule } from '../../request-context.js'
import { queryRule, values } from './slot-search.js'

/** Rules on the range of a patient's appointments (spec facts section 10.3): all are INVALID_PARAMETER. */

const starts = (asked: RequestContext): string[] => values(asked, 'start')

const behind = (asked: RequestContext, prefix: string): string[] =>
  starts(asked).flatMap((value) => (value.startsWith(prefix) ? value.slice(prefix.length) : []))

const isDay = (text: string): boolean => parseMoment(text, 'date')?.precision === 'day'

/** The days of the range; asked for only where every rule is kept. */
export const retrieveRange = (asked: RequestContext): { from: string; to: string } => ({
  from: behind(asked, 'ge')[0] ?? '',
  to: behind(asked, 'le')[0] ?? '9999-12-31',
})

const today = ({ settings }: RequestContext): string => ukDate(settings.clock.now())

/** A rule on each bound that can be read as a day. */
const dayRule = (id: string, judge: (day: string, asked: RequestContext) => string | undefined): Rule =>
  queryRule(`retrieve.${id}`, (asked) =>
    starts(asked)
      .map((value) => value.slice(2))
      .map((day) => judge(day, asked))
      .find((problem) => problem !== undefined),
  )

export const retrieveRules: readonly Rule[] = [
  queryRule('retrieve.both', (asked) =>
    starts(asked).length === 2 ? undefined : 'start has to stand twice: ge and le',
  ),
  queryRule('retrieve.prefixes', (asked) =>
    starts(asked).length !== 2 || (behind(asked, 'ge').length === 1 && behind(asked, 'le').length === 1)
      ? undefined
      : 'start has to stand once with ge and once with le',
  ),
  dayRule('date-only', (day) => (day.includes('T') ? `start: ${day} has a time` : undefined)),
  dayRule('form', (day) => (day.includes('T') || isDay(day) ? undefined : `start: ${day} is no full date`)),
  dayRule('past', (day, asked) => (isDay(day) && day < today(asked) ? 'past dates cannot be requested' : undefined)),
  queryRule('retrieve.order', (asked) => {
    const { from, to } = retrieveRange(asked)
    return isDay(from) && isDay(to) && to < from ? 'start: the upper bound comes before the lower' : undefined
  }),
]
