import type { RequestContext } from '../request-context.js'
import { inWords, objects } from '../../../core/index.js'
import type { Slot } from './sessions.js'
import { ukDayAfter } from '../../frame/uk-day.js'

/** What a consumer says of itself, in a slot search or in a booking. */
export interface Consumer {
  readonly odsCodes: readonly string[]
  readonly types: readonly string[]
}

/** A restriction that a session does not have excludes nobody; one that it has must be met by what was sent. */
const met = (restriction: readonly string[], sent: readonly string[]): boolean =>
  restriction.length === 0 || restriction.some((value) => sent.includes(value))

/** How many appointments of an organisation stand in the session of a slot. */
const bookedBy = ({ odsCodes }: Consumer, { schedule }: Slot, { store }: RequestContext): number =>
  store.book
    .appointments()
    .filter(({ cancelled, schedule: of }) => cancelled === undefined && of.id === schedule.id)
    .filter(({ organisation }) =>
      objects(organisation?.['identifier']).some(({ value }) => odsCodes.includes(inWords(value))),
    ).length

/** True where an organisation has booked fewer appointments of the session than it may (spec facts 10.1, 11.1). */
export function withinLimit(slot: Slot, consumer: Consumer, asked: RequestContext): boolean {
  const limit = slot.schedule.session.limitPerOrganisation
  return limit === undefined || bookedBy(consumer, slot, asked) < limit
}

/**
 * True where a consumer may see and book a slot: marked as bookable, inside the booking window, open to the consumer's
 * type and ODS code (spec facts section 11.1), and no visit.
 */
export function offers(
  slot: Slot,
  { odsCodes, types }: Consumer,
  { settings, store, policies }: RequestContext,
): boolean {
  const { bookable, onlyTypes, onlyOdsCodes } = slot.schedule.session
  const window = ukDayAfter(settings.clock.now(), store.seed.bookingWindowDays)
  const { offers: also } = policies
  return (
    (bookable || also.unbookable) &&
    (slot.channel !== 'Visit' || also.visits) &&
    (slot.start.slice(0, 10) <= window || also.embargoed) &&
    (met(onlyTypes, types) || also.ofOtherTypes) &&
    (met(onlyOdsCodes, odsCodes) || also.ofOtherCodes)
  )
}
