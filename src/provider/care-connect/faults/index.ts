import type { Fault } from '../../frame/mutation/mutation.js'
import { faultsOf } from '../../frame/mutation/family.js'
import { servedAt } from '../endpoints.js'
import { traitsOf } from '../specs.js'
import { appointmentFamilies } from './appointments.js'
import { bookingFamilies } from './bookings.js'
import { answerFamilies } from './every-answer.js'
import { formatFamilies } from './formats.js'
import type { Family } from './make.js'
import { metadataFamilies } from './metadata.js'
import { slotFamilies } from './slots.js'
import { tokenFamilies } from './tokens.js'

/** Every family of faults; each says where it applies. */
export const families: readonly Family[] = [
  ...answerFamilies,
  ...tokenFamilies,
  ...metadataFamilies,
  ...slotFamilies,
  ...formatFamilies,
  ...bookingFamilies,
  ...appointmentFamilies,
]

/** All faults of a version; ids begin with the standard, since GP Connect has interactions of the same names. */
export const faults = (spec: string): readonly Fault[] =>
  faultsOf(families, servedAt(spec), traitsOf(spec)).map((fault) => ({ ...fault, id: `care-connect.${fault.id}` }))
