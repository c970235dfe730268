import type { Fault } from '../bend.js'
import { servedAt } from '../served.js'
import { traitsOf, type SpecTraits } from '../specs.js'
import { appointmentAnswers } from './appointment-answers.js'
import { appointmentFamilies } from './appointments.js'
import { bookingFamilies } from './bookings.js'
import { searchFamilies } from './bundles.js'
import { capabilityFamilies } from './capabilities.js'
import { changeFamilies } from './changes.js'
import { connectionFamilies } from './connections.js'
import { contextFamilies } from './context.js'
import { errorFamilies } from './errors.js'
import { answerFamilies } from './every-answer.js'
import { guards } from './every-interaction.js'
import { faultsOf, type Family } from './family.js'
import { formatFamilies } from './formats.js'
import { foundPatientFamilies } from './found-patients.js'
import { foundSlotFamilies } from './found-slots.js'
import { linkedServiceFamilies } from './linked-services.js'
import { locationFamilies } from './locations.js'
import { organisationFamilies } from './organisations.js'
import { patientFamilies } from './patients.js'
import { populationFamilies } from './population.js'
import { practitionerFamilies } from './practitioners.js'
import { readOnlyFamilies } from './read-only.js'
import { readFamilies } from './reads.js'
import { refusalFamilies } from './refusals.js'
import { registeredFamilies } from './registered.js'
import { registrationFamilies } from './registrations.js'
import { resourceFamilies } from './resources.js'
import { retrievalFamilies } from './retrieval.js'
import { rootFamilies } from './root.js'
import { serviceFamilies } from './services.js'
import { slotElementFamilies } from './slot-elements.js'
import { slotSearchFamilies } from './slots.js'
import { strictFieldFamilies } from './strict-fields.js'
import { strictFamilies } from './strict.js'
import { tokenFamilies } from './tokens.js'
import { visitFamilies } from './visits.js'

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
