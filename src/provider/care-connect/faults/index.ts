import type { Fault } from '../../bend.js'
import { cancellationFaults, listFaults, readFaults } from './appointments.js'
import { bookingFaults } from './bookings.js'
import {
  compressionFaults,
  errorsOfPlainType,
  errorFaults,
  errorIsSomethingElse,
  headerFaults,
  requestIdFaults,
} from './every-answer.js'
import { bookingFormatFaults, searchFormatFaults } from './formats.js'
import { on } from './make.js'
import { rootFaultsOfCareConnect, statementFaults } from './metadata.js'
import { UEC_CHECKS } from './uec.js'
import { slotSearchRefusals } from './slot-refusals.js'
import { onAll } from '../../faults/family.js'
import { busySlotsAreFound, busySlotsAreHidden, searchFilterFault, slotSearchFaults } from './slots.js'
import {
  barredOrganisationFault,
  bookingGroupFaults,
  scopeFaults,
  signedFaults,
  unsignedFaults,
  withoutToken,
} from './tokens.js'

const SLOTS = ['search-slot']
const BOOK = ['book-appointment']
const CHANGES = ['book-appointment', 'cancel-appointment']
const CALLS = ['search-slot', 'book-appointment', 'read-appointment', 'cancel-appointment', 'search-appointment']

/** Faults of the tokens that the variant expects. */
const tokenFaults = (spec: string): Fault[] =>
  spec === 'a2si'
    ? [...on(SLOTS, [...signedFaults, searchFilterFault]), ...on(BOOK, bookingGroupFaults)]
    : [
        ...on(SLOTS, unsignedFaults),
        ...on([...SLOTS, ...BOOK], scopeFaults),
        ...on(['cancel-appointment'], [barredOrganisationFault]),
      ]

/** The slot search is the one call for which the NHS Booking API asks for an OperationOutcome, UEC does for all. */
const noOutcome = (spec: string): Fault[] => {
  const refusedSearch = 'forbidden-slot-search-has-an-outcome'
  if (spec === 'a2si') return on(SLOTS, [errorIsSomethingElse([refusedSearch])])
  const any = 'error-is-an-operation-outcome'
  return [...on(SLOTS, [errorIsSomethingElse([any, refusedSearch])]), ...on(BOOK, [errorIsSomethingElse([any])])]
}

/** All faults of a variant. */
export function faults(spec: string): readonly Fault[] {
  const all = every(spec)
  return spec === 'a2si' ? all.filter(({ breaks }) => !breaks.some((check) => UEC_CHECKS.includes(check))) : all
}

const every = (spec: string): readonly Fault[] => [
  ...on(CALLS, [...withoutToken, ...headerFaults, ...errorFaults]),
  ...noOutcome(spec),
  ...on(BOOK, [errorsOfPlainType]),
  ...on(CHANGES, requestIdFaults),
  ...tokenFaults(spec),
  ...on(['get-capability-statement'], [...statementFaults, ...rootFaultsOfCareConnect]),
  ...on(SLOTS, [...slotSearchFaults, ...slotSearchRefusals, ...searchFormatFaults, ...compressionFaults]),
  ...on(BOOK, [...bookingFaults, ...bookingFormatFaults]),
  ...onAll('care-connect.diaries', [...SLOTS, ...BOOK], [busySlotsAreFound, busySlotsAreHidden]),
  ...on(['read-appointment'], readFaults),
  ...on(['cancel-appointment'], cancellationFaults),
  ...on(['search-appointment'], listFaults),
]
