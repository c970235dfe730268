import { providersAlike } from '../frame/mutation/alike.js'
import type { Mutation } from '../frame/mutation/mutation.js'
import { patient } from './foundations/mapping/patient.js'
import { searchset } from './mapping/bundle.js'
import { capabilityStatement } from './mapping/capability-statement.js'
import { refuse } from './refusal.js'
import { loadSeed } from './seed/load.js'
import type { PatientRecord } from './seed/schema.js'
import { servedAt } from './endpoints.js'
import { traitsOf } from './specs.js'

const WORDS = 'the request cannot be processed'

/** Providers of GP Connect that answer everything alike, at a version of the specification. */
export function alike(spec: string): readonly Mutation[] {
  const { patients, practice } = loadSeed()
  const anyone = patients.find(({ id }) => id === 'pat-featherstone') as PatientRecord
  return providersAlike({
    refusals: [
      refuse('BAD_REQUEST', WORDS),
      { ...refuse('BAD_REQUEST', WORDS), status: 401 },
      { ...refuse('BAD_REQUEST', WORDS), status: 403, issue: 'forbidden', code: 'ACCESS_DENIED' },
      refuse('NO_RECORD_FOUND', WORDS),
      refuse('INVALID_RESOURCE', WORDS),
      refuse('INTERNAL_SERVER_ERROR', WORDS),
      { ...refuse('INTERNAL_SERVER_ERROR', WORDS), status: 503 },
    ],
    resources: {
      'patient-bundle': searchset([patient(anyone, 1, practice.id)]),
      'empty-searchset': searchset([]),
      'capability-statement': capabilityStatement(
        spec,
        servedAt(spec),
        traitsOf(spec).healthcareServices ? 'enabled' : undefined,
      ),
    },
  })
}
