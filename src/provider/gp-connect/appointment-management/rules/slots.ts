import { objects, type JsonObject, inWords } from '../../../../core/index.js'
import type { RequestContext, Rule } from '../../request-context.js'
import type { Slot } from '../../book/sessions.js'
import { resourceOf } from '../../../frame/body.js'
import { offers, withinLimit, type Consumer } from '../../book/availability.js'
import { refuse } from '../../refusal.js'
import { bodyRule } from '../../rules/body.js'
import { bookingOrganisation, slotIds } from './parts.js'

/** Rules on the slots of a booking (spec facts section 10.2). They are silent where a slot does not exist. */

/** The slots of a booking in the order of their start; those that do not exist left out. */
export const slotsOf = (appointment: JsonObject, { store }: RequestContext): Slot[] =>
  slotIds(appointment)
    .flatMap((id) => store.book.slot(id) ?? [])
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))

const slotRule = (
  id: string,
  judge: (slots: readonly Slot[], appointment: JsonObject, asked: RequestContext) => string | undefined,
) =>
  bodyRule(`slots.${id}`, (appointment, asked) => {
    const slots = slotsOf(appointment, asked)
    return slots.length === 0 ? undefined : judge(slots, appointment, asked)
  })

const same = (values: readonly unknown[]): boolean => new Set(values).size === 1

const startOf = (slot: Slot): number => Date.parse(slot.start)
const endOf = (slot: Slot): number => Date.parse(slot.end)

const TYPES = 'https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1'
const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code'

/** The consumer as the booking names it: its ODS code and its type. */
export function consumerOf(appointment: JsonObject): Consumer {
  const organisation = bookingOrganisation(appointment) ?? {}
  return {
    odsCodes: objects(organisation['identifier']).flatMap(({ system, value }) =>
      system === ODS ? inWords(value) : [],
    ),
    types: objects(organisation['type'])
      .flatMap(({ coding }) => objects(coding))
      .flatMap(({ system, code }) => (system === TYPES ? inWords(code) : [])),
  }
}

const inTime = (appointment: JsonObject, name: 'start' | 'end', slots: readonly Slot[]): boolean => {
  const slot = name === 'start' ? slots[0] : slots.at(-1)
  return slot !== undefined && Date.parse(inWords(appointment[name])) === Date.parse(slot[name])
}

/** All of them, but that the slots are free, which is asked last. */
export const slotRules: readonly Rule[] = [
  slotRule('future', ([first], _, { settings }) =>
    first && startOf(first) > settings.clock.now().getTime() ? undefined : 'the slot lies in the past',
  ),
  slotRule('visit', (slots) =>
    slots.some(({ channel }) => channel === 'Visit') ? 'a visit cannot be booked' : undefined,
  ),
  slotRule('schedule', (slots) =>
    same(slots.map((s) => s.schedule.id)) ? undefined : 'the slots are of several schedules',
  ),
  slotRule('adjacent', (slots) =>
    slots.every((slot, i) => i === 0 || endOf(slots[i - 1] as Slot) === startOf(slot))
      ? undefined
      : 'the slots have a gap',
  ),
  slotRule('channel', (slots) =>
    same(slots.map((s) => s.channel)) ? undefined : 'the slots differ in delivery channel',
  ),
  slotRule('type', (slots) => (same(slots.map((s) => s.type)) ? undefined : 'the slots differ in service type')),
  slotRule('start', (slots, appointment) =>
    inTime(appointment, 'start', slots) ? undefined : 'start is not that of the first slot',
  ),
  slotRule('end', (slots, appointment) =>
    inTime(appointment, 'end', slots) ? undefined : 'end is not that of the last slot',
  ),
  slotRule('available', (slots, appointment, asked) =>
    slots.every((slot) => offers(slot, consumerOf(appointment), asked))
      ? undefined
      : 'the slot may not be booked by this organisation',
  ),
  slotRule('limit', (slots, appointment, asked) =>
    slots.every((slot) => withinLimit(slot, consumerOf(appointment), asked))
      ? undefined
      : 'the organisation has booked as many appointments here as it may',
  ),
]

/** The last question: whether the slots are still free. */
export const freeRule: Rule = {
  id: 'slots.free',
  refuse: (asked) => {
    const appointment = resourceOf(asked.request)
    const { book } = asked.store
    const taken = appointment && slotsOf(appointment, asked).find((slot) => !book.isFree(slot))
    if (asked.policies.booking.meets && book.appointments().length % 3 === 0) return undefined
    return taken && refuse('DUPLICATE_REJECTED', `slot ${taken.id} is no longer free`)
  },
}
