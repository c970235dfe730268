import type { Fault } from '../../frame/mutation/mutation.js'
import { servedAt } from '../endpoints.js'
import { traitsOf, type SpecTraits } from '../specs.js'
import { appointmentAnswers } from '../appointment-management/faults/answers.js'
import { appointmentFamilies } from '../appointment-management/faults/appointments.js'
import { bookingFamilies } from '../appointment-management/faults/bookings.js'
import { searchFamilies } from './bundles.js'
import { capabilityFamilies } from './capabilities.js'
import { changeFamilies } from '../appointment-management/faults/changes.js'
import { connectionFamilies } from '../../frame/mutation/connections.js'
import { contextFamilies } from './context.js'
import { errorFamilies } from './errors.js'
import { answerFamilies } from './every-answer.js'
import { guards } from './every-interaction.js'
import { faultsOf, type Family } from '../../frame/mutation/family.js'
import { formatFamilies } from './formats.js'
import { foundPatientFamilies } from '../foundations/faults/found-patients.js'
import { foundSlotFamilies } from '../appointment-management/faults/found-slots.js'
import { linkedServiceFamilies } from '../appointment-management/faults/linked-services.js'
import { locationFamilies } from '../foundations/faults/locations.js'
import { organisationFamilies } from '../foundations/faults/organisations.js'
import { patientFamilies } from '../foundations/faults/patients.js'
import { populationFamilies } from '../foundations/faults/population.js'
import { practitionerFamilies } from '../foundations/faults/practitioners.js'
import { readOnlyFamilies } from '../foundations/faults/read-only.js'
import { readFamilies } from './reads.js'
import { refusalFamilies } from './refusals.js'
import { registeredFamilies } from '../foundations/faults/registered.js'
import { registrationFamilies } from '../foundations/faults/registrations.js'
import { resourceFamilies } from './resources.js'
import { retrievalFamilies } from '../appointment-management/faults/retrieval.js'
import { rootFamilies } from '../../frame/mutation/root.js'
import { serviceFamilies } from '../foundations/faults/services.js'
import { slotElementFamilies } from '../appointment-management/faults/slot-elements.js'
import { slotSearchFamilies } from '../appointment-management/faults/slots.js'
import { strictFieldFamilies } from './strict-fields.js'
import { strictFamilies } from './strict.js'
import { tokenFamilies } from './tokens.js'
import { visitFamilies } from '../appointment-management/faults/visits.js'

/** Every family of faults; each says where it applies. */
export const families: readonly Family<SpecTraits>[] = [
  ...answerFamilies,
  ...errorFamilies,
  ...searchFamilies,
  ...readFamilies,
  ...formatFamilies,
  ...contextFamilies,
  ...strictFamilies,
  ...strictFieldFamilies,
  ...rootFamilies,
  ...connectionFamilies,
  ...tokenFamilies,
  ...refusalFamilies,
  ...guards,
  ...patientFamilies,
  ...practitionerFamilies,
  ...organisationFamilies,
  ...locationFamilies,
  ...serviceFamilies,
  ...resourceFamilies,
  ...capabilityFamilies,
  ...readOnlyFamilies,
  ...populationFamilies,
  ...foundPatientFamilies,
  ...registrationFamilies,
  ...registeredFamilies,
  ...appointmentAnswers,
  ...slotElementFamilies,
  ...slotSearchFamilies,
  ...foundSlotFamilies,
  ...bookingFamilies,
  ...appointmentFamilies,
  ...retrievalFamilies,
  ...changeFamilies,
  ...linkedServiceFamilies,
  ...visitFamilies,
]

/** All faults of a version of the specification. */
export const faults = (spec: string): readonly Fault[] => faultsOf(families, servedAt(spec), traitsOf(spec))
