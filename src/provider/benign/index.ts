import type { Benign } from '../bend.js'
import { appointmentVariations } from './appointments.js'
import { connectionVariations } from './connections.js'
import { dutyVariations } from './duties.js'
import { errorVariations } from './errors.js'
import { otherVariations } from './others.js'
import { patientVariations } from './patients.js'
import { registrationVariations } from './registrations.js'
import { resourceVariations } from './resources.js'
import { wireVariations } from './wire.js'

/** Every benign variation. */
export const benignVariations: readonly Benign[] = [
  ...wireVariations,
  ...resourceVariations,
  ...patientVariations,
  ...otherVariations,
  ...registrationVariations,
  ...appointmentVariations,
  ...errorVariations,
  ...dutyVariations,
  ...connectionVariations,
]
