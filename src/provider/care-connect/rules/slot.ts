import { asString, inWords, isObject, type JsonObject } from '../../../core/index.js'
import type { RequestContext, CareRule } from '../request-context.js'
import type { Slot } from '../appointment-book/slots.js'
import type { Case } from '../refusal.js'
import { bodyRule } from './body.js'
import { slotSent, slotWanted } from './parts.js'

/** Rules on the slot of a booking (spec facts, Care Connect, sections 5.3 and 5.5). */

/** A rule on a slot that exists. */
const slotRule = (
  id: string,
  judge: (slot: Slot, appointment: JsonObject, asked: RequestContext) => string | undefined,
  of?: Case,
): CareRule =>
  bodyRule(
    `slot.${id}`,
    (appointment, asked) => {
      const slot = slotWanted(appointment, asked)
      return slot && judge(slot, appointment, asked)
    },
    of,
  )

const at = (moment: unknown): number => Date.parse(inWords(moment))

const scheduleOf = (sent: JsonObject): string | undefined =>
  isObject(sent['schedule']) ? asString(sent['schedule']['reference']) : undefined

export const slotRules: readonly CareRule[] = [
  bodyRule(
    'slot.known',
    (appointment, asked) => (slotWanted(appointment, asked) ? undefined : 'there is no such slot'),
    'slot-unknown',
  ),
  slotRule('status', (_, appointment) => {
    const status = slotSent(appointment)?.['status']
    return status === undefined || status === 'busy' || status === 'free' ? undefined : 'the slot is not busy or free'
  }),
  slotRule('agrees', ({ start, end, diary }, appointment, { settings }) => {
    const sent = slotSent(appointment)
    if (!sent) return undefined
    const schedules = [`Schedule/${diary.id}`, `${settings.base}/Schedule/${diary.id}`]
    return at(sent['start']) === at(start) && at(sent['end']) === at(end) && schedules.includes(scheduleOf(sent) ?? '')
      ? undefined
      : 'the slot has other times or another schedule'
  }),
  slotRule('times', ({ start, end }, appointment) => {
    const [from, to] = [at(appointment['start']), at(appointment['end'])]
    return at(start) <= from && from < to && to <= at(end) ? undefined : 'the appointment lies outside of its slot'
  }),
  slotRule('future', ({ start }, _, { settings }) =>
    at(start) > settings.clock.now().getTime() ? undefined : 'the slot lies in the past',
  ),
  slotRule('free', (slot, _, { diaries }) => (diaries.isFree(slot) ? undefined : 'Slot no longer available'), 'slot'),
]
