import type { BodyReferences, Deviation } from '../../deviation.js'
import { appointmentDeviations, bookingReferences } from './appointments.js'
import { searchDeviations } from './searches.js'

/** Deviations of slot searches, bookings and changes. */
export const appointmentManagement: readonly Deviation[] = [...appointmentDeviations, ...searchDeviations]

/** What their bodies refer to. */
export const appointmentManagementReferences: BodyReferences = bookingReferences
