import type { Check, Sequence } from '../../check.js'
import { hasManagingOrganisation, managingOrganisationIsThePractice } from '../managing-organisation.js'
import { contactAddressRules, patientAddressRules } from '../../datatype/address.js'
import { contactTelecomRules, patientTelecomRules } from '../../datatype/contact-point.js'
import { countyStandsInDistrict } from '../../datatype/county.js'
import { patientAsFound } from './as-found.js'
import { patientAsLoaded } from './as-loaded.js'
import { contactRules } from './contact.js'
import { excludedFromPatient } from './excluded.js'
import { nhsNumberIsTheOneSearched, nhsNumberRules, tracedNumberIsMarkedVerified } from './identifier.js'
import { personRules } from './person.js'
import {
  generalPractitionerIsTheOneLoaded,
  preferredBranchCanBeRead,
  preferredBranchIsALocation,
  preferredBranchIsGiven,
  preferredBranchIsTheOneLoaded,
} from './references.js'

/** What holds for every Patient, whoever it is and however it came. */
export const everyPatient: readonly Check[] = [
  ...nhsNumberRules,
  ...personRules,
  ...patientAddressRules,
  ...patientTelecomRules,
  ...contactRules,
  ...contactAddressRules,
  ...contactTelecomRules,
  preferredBranchIsALocation,
  hasManagingOrganisation,
  ...excludedFromPatient,
]

const loaded: readonly Check[] = [...patientAsLoaded, countyStandsInDistrict, preferredBranchIsGiven]

export const patientSequences: readonly Sequence[] = [
  /** Whoever the patient is. */
  { name: 'found patient', checks: [nhsNumberIsTheOneSearched, ...everyPatient] },
  { name: 'read patient', checks: everyPatient },
  /** Against what the tester loaded. */
  { name: 'loaded patient', checks: loaded },
  /** The read against the search before it. */
  { name: 'patient as found', checks: patientAsFound },
  /** After the references were read. */
  {
    name: 'followed patient references',
    checks: [
      managingOrganisationIsThePractice,
      preferredBranchCanBeRead,
      preferredBranchIsTheOneLoaded,
      generalPractitionerIsTheOneLoaded,
    ],
  },
]

/** Checks that features name one by one. */
export const patientChecks: readonly Check[] = [managingOrganisationIsThePractice, tracedNumberIsMarkedVerified]
