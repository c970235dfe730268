import type { SpecTraits } from '../../specs.js'
import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import type { AnswerContext } from '../../../frame/messages.js'
import { bodyFault, passes } from '../../../frame/mutation/factories.js'
import { emptied } from '../../faults/context.js'
import { breaksDown } from '../../faults/refusals.js'
import { stateFault } from '../../faults/state.js'

/** Faults of what a slot search takes, refuses and selects. Spec facts 10.1 and 11. */

const refused: readonly FaultOf[] = [
  passes('slot.start-given', 'Finds nothing where the start is missing', 'search-without-start'),
  passes('slot.end-given', 'Finds nothing where the end is missing', 'search-without-end'),
  {
    ...passes('slot.start-given', 'Finds nothing without a range', 'search-without-range', ['slot.end-given']),
    name: 'finds-nothing-without-a-range',
  },
  passes('slot.start-prefix', 'Reads any prefix of the start as another search', [
    'foreign-prefix-on-start',
    'other-prefix-on-start',
  ]),
  passes('slot.end-prefix', 'Reads any prefix of the end as another search', [
    'foreign-prefix-on-end',
    'other-prefix-on-end',
  ]),
  passes('slot.start-form', 'Takes any form of the start', 'partial-date'),
  passes('slot.end-form', 'Takes any form of the end', 'date-time-without-offset'),
  passes('slot.two-weeks', 'Searches more than two weeks', 'range-of-more-than-two-weeks'),
  breaksDown('slot.order', 'an end before the start', 'end-before-start'),
  passes('slot.status-given', 'Does not ask for a status', 'search-without-status'),
  passes('slot.status', 'Takes any status', ['status-other-than-free', 'empty-status']),
  breaksDown('slot.status', 'another status', ['status-other-than-free', 'status-in-another-case']),
  passes('slot.include', 'Does not ask for the schedules', 'search-without-schedules'),
  breaksDown('slot.start-once', 'two starts', 'bound-that-stands-twice'),
  breaksDown('slot.start-prefix', 'another prefix of the start', 'partial-date'),
  breaksDown('slot.end-prefix', 'another prefix of the end', 'partial-date'),
  breaksDown('slot.start-form', 'another form of the start', 'date-time-in-another-form'),
]

const selected: readonly FaultOf[] = [
  stateFault(
    'shows-slots-that-start-before',
    'Shows slots that start before the range',
    { slots: { startingBefore: true } },
    'slot-lies-inside-the-range',
  ),
  stateFault(
    'shows-slots-that-end-after',
    'Shows slots that end after the range',
    { slots: { endingAfter: true } },
    'slot-outside-the-range-is-held-back',
  ),
  stateFault(
    'ends-a-day-where-it-begins',
    'Reads a date as end as the midnight at which that day begins',
    { slots: { endIsWholeDay: false } },
    'slot-inside-the-range-is-offered',
  ),
  stateFault(
    'shows-what-is-not-bookable',
    'Shows slots that cannot be booked',
    { offers: { unbookable: true } },
    'slot-that-is-not-bookable-is-held-back',
  ),
  stateFault(
    'looks-beyond-the-booking-window',
    'Shows slots beyond the booking window',
    { offers: { embargoed: true } },
    'slot-beyond-the-booking-window-is-held-back',
  ),
  stateFault(
    'ignores-the-organisation-type',
    'Does not look at the organisation type',
    { offers: { ofOtherTypes: true } },
    'slot-is-held-back-by-type',
  ),
  stateFault(
    'ignores-the-ods-code',
    'Does not look at the ODS code',
    { offers: { ofOtherCodes: true } },
    'slot-is-held-back-by-code',
  ),
]

const leftOut: FaultOf = stateFault(
  'leaves-a-session-out',
  'Leaves the slots of one session out',
  { slots: { firstSession: false } },
  'bookable-slot-is-offered',
)

/** What a search says of its consumer: the organisation type, the ODS code, both or neither. */
const says = ({ request: { target } }: AnswerContext, type: boolean, code: boolean): boolean =>
  target.includes('GPConnect-OrganisationType-1') === type && target.includes('ods-organization-code') === code

const nothingBy = (how: string, whom: string, type: boolean, code: boolean): FaultOf =>
  bodyFault(
    `nothing-${how}`,
    `Finds nothing for a consumer that says ${whom}`,
    emptied((about) => says(about, type, code)),
    `slot-is-offered-${how}`,
  )

/** Slots of a session that is open to everybody are looked for by every filter. */
const filters: readonly FaultOf[] = [
  nothingBy('without-filters', 'nothing of itself', false, false),
  nothingBy('by-type', 'its type alone', true, false),
  nothingBy('by-code', 'its ODS code alone', false, true),
  nothingBy('by-type-and-code', 'both its type and its ODS code', true, true),
]

const visits = stateFault(
  'shows-visits',
  'Shows slots of visits and others that cannot be booked',
  { offers: { visits: true, unbookable: true } },
  ['visit-slot-is-held-back', 'slot-is-no-visit'],
)

const services: readonly FaultOf[] = [
  stateFault('ignores-the-service', 'Shows the slots of every service', { slots: { ofOtherServices: true } }, [
    'slots-are-of-the-service-asked-for',
    'slot-of-no-service-is-held-back',
    'listed-service-without-slots-finds-nothing',
  ]),
  breaksDown('slot.service-known', 'a service that is not listed', 'service-that-is-not-listed'),
]

const SEARCH = ['search-free-slots']

/** Faults of what a slot search does with a request. */
export const slotSearchFamilies: readonly Family<SpecTraits>[] = [
  { on: SEARCH, faults: [...refused, ...selected, leftOut, ...filters] },
  { on: SEARCH, in: { healthcareServices: true }, faults: services },
  { on: SEARCH, in: { visits: true }, faults: [visits] },
]
