import type { Family, FaultOf } from '../../../frame/mutation/family.js'
import { managedElsewhere } from './found.js'
import { personFaults } from './patient-person.js'
import { practiceFaults } from './patient-practice.js'
import { whereaboutsFaults } from './patient-whereabouts.js'
import { withheldFaults } from './patient-withheld.js'
import { showing } from '../../../frame/mutation/where.js'

/** Faults of the Patient that find and read show alike. */
export const patientFaults: readonly FaultOf[] = [
  ...personFaults,
  ...whereaboutsFaults,
  ...practiceFaults,
  ...withheldFaults,
]

export const patientFamilies: readonly Family[] = [
  { on: showing('Patient'), as: 'patient', faults: [...patientFaults, managedElsewhere('Patient')] },
]
