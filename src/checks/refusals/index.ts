import type { Check } from '../check.js'
import { bookingRefusals } from './book-appointment.js'
import { changeRefusals, readAppointmentRefusals } from './change-appointment.js'
import { careConnectRefusals } from './care-connect/index.js'
import { compile } from './compile.js'
import { headerRefusals } from './headers.js'
import { httpRefusals } from './http.js'
import { identifierRefusals } from './identifiers.js'
import type { Refusal } from './refusal.js'
import { registrationRefusals } from './register-patient.js'
import { retrieveRefusals } from './retrieve-appointments.js'
import { scopeRefusals } from './scopes.js'
import { slotSearchRefusals } from './search-free-slots.js'
import { tokenRefusals } from './tokens.js'
import { unknownIdRefusals } from './unknown-ids.js'

/** Every refusal, as data. */
export const refusalTable: readonly Refusal[] = [
  ...headerRefusals,
  ...tokenRefusals,
  ...scopeRefusals,
  ...httpRefusals,
  ...identifierRefusals,
  ...unknownIdRefusals,
  ...registrationRefusals,
  ...bookingRefusals,
  ...changeRefusals,
  ...readAppointmentRefusals,
  ...slotSearchRefusals,
  ...retrieveRefusals,
  ...careConnectRefusals,
]

/** Every refusal, as a check. */
export const refusals: readonly Check[] = refusalTable.map(compile)
