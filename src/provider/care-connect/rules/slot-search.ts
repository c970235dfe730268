import { parseMoment } from '../../../fhir/index.js'
import { readToken } from '../../frame/url.js'
import type { RequestContext, CareRule } from '../request-context.js'
import { refuse, type Case } from '../refusal.js'

/** The parameters of a slot search and the rules on them (spec facts, Care Connect, section 5.2). */

/** The values of a parameter. */
export const values = ({ target }: RequestContext, ...names: readonly string[]): string[] =>
  target.query.filter(({ name }) => names.includes(name)).map(({ value }) => value)

/** The DoS ids that the slots have to be of; undefined where the search names none. */
export function servicesAsked(asked: RequestContext): string[] | undefined {
  const given = values(asked, ...asked.traits.serviceParameters)
  return given.length === 0 ? undefined : given.flatMap((v) => v.split(',')).map((v) => readToken(v).value)
}

/** The statuses that the slots may have; undefined where the search names none. */
export function statusesAsked(asked: RequestContext): string[] | undefined {
  const given = values(asked, 'status')
  return given.length === 0 ? undefined : given.flatMap((v) => v.split(','))
}

/** One bound of the time window. */
interface Bound {
  readonly of: 'start' | 'end'
  readonly prefix: 'ge' | 'le'
  /** First instant of what is written, and the last one, in ms since 1970. */
  readonly from: number
  readonly to: number
}

const BOUND = /^(ge|le)(.*)$/

function readBound(of: 'start' | 'end', text: string): Bound | undefined {
  const [, prefix, moment = ''] = BOUND.exec(text) ?? []
  const read = parseMoment(moment, 'dateTime')
  if (!read || (prefix !== 'ge' && prefix !== 'le')) return undefined
  const isInstant = read.precision === 'second' || read.precision === 'fraction'
  return { of, prefix, from: read.earliest, to: isInstant ? read.earliest : read.end - 1 }
}

const bounds = (asked: RequestContext): (Bound | undefined)[] =>
  (['start', 'end'] as const).flatMap((of) => values(asked, of).map((text) => readBound(of, text)))

/** True for a slot inside of the window that was asked for; without bounds every slot is. */
export const inWindow = (start: number, end: number, asked: RequestContext): boolean =>
  bounds(asked).every((bound) => {
    if (!bound) return true
    const moment = bound.of === 'start' ? start : end
    const isInside = bound.prefix === 'ge' ? moment >= bound.from : moment <= bound.to
    return isInside || asked.policies.slots.outside[bound.prefix]
  })

const STATUSES = ['busy', 'free', 'busy-unavailable', 'busy-tentative', 'entered-in-error']

const queryRule = (
  id: string,
  judge: (asked: RequestContext) => string | undefined,
  of: Case = 'bad-request',
): CareRule => ({
  id: `slot-search.${id}`,
  refuse: (asked) => {
    const problem = judge(asked)
    return problem === undefined ? undefined : refuse(of, problem)
  },
})

export const slotSearchRules: readonly CareRule[] = [
  queryRule('times', (asked) =>
    bounds(asked).includes(undefined) ? 'start and end take ge or le and a dateTime' : undefined,
  ),
  queryRule('status', (asked) =>
    statusesAsked(asked)?.every((status) => STATUSES.includes(status)) === false
      ? 'status takes statuses of slots'
      : undefined,
  ),
  // A lower bound in the past is fine: the upper one decides (CCS-SLOT-016).
  queryRule('not-past', (asked) =>
    bounds(asked).some((bound) => bound?.prefix === 'le' && bound.to < asked.settings.clock.now().getTime())
      ? 'the whole window lies in the past'
      : undefined,
  ),
  queryRule(
    'service-known',
    (asked) => {
      const unknown = servicesAsked(asked)?.find((id) => !asked.seed.services.some((s) => s.dosServiceId === id))
      return unknown === undefined ? undefined : `there is no service ${unknown} here`
    },
    'not-found',
  ),
]
