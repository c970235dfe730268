import type { Check } from '../check.js'
import { bookingRefusals } from '../appointment-management/refusals/book-appointment.js'
import { changeRefusals, readAppointmentRefusals } from '../appointment-management/refusals/change-appointment.js'
import { careConnectRefusals } from '../care-connect-scheduling/refusals/index.js'
import { compile } from './compile.js'
import { headerRefusals } from './headers.js'
import { httpRefusals } from './http.js'
import { identifierRefusals } from '../foundations/refusals/identifiers.js'
import type { Refusal } from './refusal.js'
import { registrationRefusals } from '../foundations/refusals/register-patient.js'
import { retrieveRefusals } from '../appointment-management/refusals/retrieve-appointments.js'
import { scopeRefusals } from './scopes.js'
import { slotSearchRefusals } from '../appointment-management/refusals/search-free-slots.js'
import { tokenRefusals } from './tokens.js'
import { unknownIdRefusals } from '../foundations/refusals/unknown-ids.js'

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
