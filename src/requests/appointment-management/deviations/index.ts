import type { Deviation } from '../../deviation.js'
import { appointmentDeviations } from './appointments.js'
import { searchDeviations } from './searches.js'

/** Deviations of slot searches, bookings and changes. */
export const appointmentManagement: readonly Deviation[] = [...appointmentDeviations, ...searchDeviations]
