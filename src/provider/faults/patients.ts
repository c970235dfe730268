import type { FaultOf } from './family.js'
import { personFaults } from './patient-person.js'
import { practiceFaults } from './patient-practice.js'
import { whereaboutsFaults } from './patient-whereabouts.js'
import { withheldFaults } from './patient-withheld.js'

/** Faults of the Patient that find and read show alike. */
export const patientFaults: readonly FaultOf[] = [
  ...personFaults,
  ...whereaboutsFaults,
  ...practiceFaults,
  ...withheldFaults,
]
