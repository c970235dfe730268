import type { Check, Sequence } from '../check.js'
import { profileIsDeclared } from '../capability/declared-profile.js'
import { appointmentChecks, appointmentSequences } from '../appointment-management/appointment/index.js'
import { healthcareServiceSequences } from './healthcare-service/index.js'
import { locationSequences } from './location/index.js'
import { organizationChecks, organizationSequences } from './organization/index.js'
import { slotChecks, slotSequences } from '../appointment-management/slot/index.js'
import { patientChecks, patientSequences } from './patient/index.js'
import { practitionerSequences } from './practitioner/index.js'

/** Checks that features name one by one. */
export const checks: readonly Check[] = [
  profileIsDeclared,
  ...patientChecks,
  ...organizationChecks,
  ...appointmentChecks,
  ...slotChecks,
]

/** Sequences that features name. */
export const sequences: readonly Sequence[] = [
  ...patientSequences,
  ...practitionerSequences,
  ...organizationSequences,
  ...locationSequences,
  ...healthcareServiceSequences,
  ...appointmentSequences,
  ...slotSequences,
]
