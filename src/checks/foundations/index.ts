import type { Check, Sequence } from '../check.js'
import type { Part } from '../part.js'
import { unknownIds, type Readable } from '../refusals/unknown-ids.js'
import { healthcareServiceSequences } from './healthcare-service/index.js'
import { locationSequences } from './location/index.js'
import { organizationChecks, organizationSequences } from './organization/index.js'
import { patientsFound } from './patient/found.js'
import { patientChecks, patientSequences } from './patient/index.js'
import { practitionerSequences } from './practitioner/index.js'
import { identifierRefusals } from './refusals/identifiers.js'
import { registrationRefusals } from './refusals/register-patient.js'
import { readRefusals } from './refusals/reads.js'
import { registrationChecks, registrationSequences } from './registration/index.js'

/** A resource that is read: its rules, and how a read of one that is not there is refused. */
interface Room {
  readonly checks?: readonly Check[]
  readonly sequences: readonly Sequence[]
  readonly unknown: Readable
}

/** Spec facts 9.3, 9.6, 9.8, 9.9 and 9.11. */
const RESOURCES: readonly Room[] = [
  {
    checks: [...patientChecks, ...patientsFound],
    sequences: patientSequences,
    unknown: { name: 'patient', code: 'PATIENT_NOT_FOUND', row: 'FND-READPAT-004', error: 'SPINE-ERR-011' },
  },
  {
    sequences: practitionerSequences,
    unknown: { name: 'practitioner', code: 'PRACTITIONER_NOT_FOUND', row: 'FND-READPRAC-003', error: 'SPINE-ERR-012' },
  },
  {
    checks: organizationChecks,
    sequences: organizationSequences,
    unknown: { name: 'organisation', code: 'ORGANISATION_NOT_FOUND', row: 'FND-READORG-005', error: 'SPINE-ERR-010' },
  },
  {
    sequences: locationSequences,
    unknown: { name: 'location', code: 'NO_RECORD_FOUND', row: 'FND-READLOC-004', error: 'SPINE-ERR-013' },
  },
  {
    sequences: healthcareServiceSequences,
    unknown: { name: 'healthcare-service', code: 'NO_RECORD_FOUND', row: 'FND-READHCS-005', error: 'SPINE-ERR-013' },
  },
]

/** Foundations: what is found, read and registered. */
export const foundations: Part = {
  checks: [...RESOURCES.flatMap(({ checks = [] }) => checks), ...registrationChecks],
  sequences: [...RESOURCES.flatMap(({ sequences }) => sequences), ...registrationSequences],
  refusals: [
    ...identifierRefusals,
    ...unknownIds(...RESOURCES.map(({ unknown }) => unknown)),
    ...readRefusals,
    ...registrationRefusals,
  ],
}
