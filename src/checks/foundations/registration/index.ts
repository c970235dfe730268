import type { Check, Sequence } from '../../check.js'
import { managingOrganisationIsThePractice } from '../managing-organisation.js'
import { everyPatient } from '../patient/index.js'
import { patientContactsAreAsLoaded, patientLanguageIsAsLoaded } from '../patient/as-loaded.js'
import {
  preferredBranchCanBeRead,
  preferredBranchIsGiven,
  preferredBranchIsTheOneLoaded,
} from '../patient/references.js'
import { bundleOfRegistration } from './bundle.js'
import { detailsFromPds, detailsOfRegistration } from './details.js'
import { personOfRegistration, suppliedByPds } from './person.js'
import { typeOfRegistration } from './registration-type.js'
import { refusalComesInTheFormatAskedFor } from './format.js'
import { registeredAllTheSame } from './registered.js'
import { diagnosticsTellWhatIsWrong } from './diagnostics.js'
import {
  firstRecordStands,
  foundAfterRegistration,
  nobodyIsRegistered,
  reactivatedRecordKeepsItsId,
  readAfterRegistration,
} from './shown.js'

/** Sequences that features name. */
export const registrationSequences: readonly Sequence[] = [
  {
    name: 'registered patient',
    checks: [
      ...bundleOfRegistration,
      ...personOfRegistration,
      ...everyPatient,
      ...detailsOfRegistration,
      ...typeOfRegistration,
    ],
  },
  /** Where the request told no more than it had to. */
  { name: 'supplied by PDS', checks: [...suppliedByPds, ...detailsFromPds] },
  /** Against what the old record held. */
  {
    name: 're-activated patient',
    checks: [
      reactivatedRecordKeepsItsId,
      patientContactsAreAsLoaded,
      patientLanguageIsAsLoaded,
      preferredBranchIsGiven,
    ],
  },
  /** After the references were read. */
  {
    name: 'followed re-activated patient references',
    checks: [managingOrganisationIsThePractice, preferredBranchCanBeRead, preferredBranchIsTheOneLoaded],
  },
]

/** Checks that features name one by one. */
export const registrationChecks: readonly Check[] = [
  nobodyIsRegistered,
  ...foundAfterRegistration,
  ...readAfterRegistration,
  firstRecordStands,
  diagnosticsTellWhatIsWrong,
  refusalComesInTheFormatAskedFor,
  ...registeredAllTheSame,
]
