import type { Benign } from '../../frame/mutation/mutation.js'
import { appointmentVariations } from '../appointment-management/benign/appointments.js'
import { connectionVariations } from '../../frame/mutation/benign-connections.js'
import { dutyVariations } from './duties.js'
import { errorVariations } from './errors.js'
import { otherVariations } from '../foundations/benign/others.js'
import { patientVariations } from '../foundations/benign/patients.js'
import { registrationVariations } from '../foundations/benign/registrations.js'
import { resourceVariations } from './resources.js'
import { wireVariations } from '../../frame/mutation/benign-wire.js'

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
