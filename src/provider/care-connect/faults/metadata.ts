import { connectionFaults } from '../../faults/connections.js'
import type { FaultOf } from '../../faults/family.js'
import { frontEndFaults, rootFaults } from '../../faults/root.js'
import { granted, refusesWhere } from './make.js'

/** Faults of the statement and of the service root (rows CCS-META, CCS-GENERAL-012, -013 and -018). */

const PROFILE = 'body-conforms-to-its-profile'
const ROOT = 'service-root-has-version-and-segment'

const ofRoot = (name: string): FaultOf[] =>
  rootFaults.filter((fault) => fault.name === name).map((fault): FaultOf => ({ ...fault, breaks: [ROOT] }))

export const statementFaults: readonly FaultOf[] = [
  granted('of-another-fhir-version', 'Says that it is of FHIR R4', 'fhirVersion', '4.0.1', [
    'statement-is-of-fhir-3-0',
  ]),
  granted('without-json', 'Does not list FHIR JSON', 'format', ['application/fhir+xml'], ['statement-lists-fhir-json']),
  granted('accepts-no-unknown-content', 'Accepts nothing unknown', 'acceptUnknown', 'no', [
    'statement-accepts-unknown-content',
  ]),
  granted('without-version', 'Does not say its version', 'version', undefined, ['statement-says-its-version']),
  granted('without-status', 'Has no status', 'status', undefined, [PROFILE]),
  refusesWhere('is-not-there', 'Has no statement', 'not-found', () => true, ['success-status-is-200']),
]

/** Clients whose certificates the connections of this standard are tried with. */
const CLIENTS = ['anonymous-clients', 'expired-certificates', 'revoked-certificates', 'certificates-of-any-authority']

export const rootFaultsOfCareConnect: readonly FaultOf[] = [
  ...ofRoot('root-of-dstu2'),
  ...ofRoot('root-of-major-version-2'),
  ...ofRoot('root-with-trailing-slash'),
  {
    name: 'root-without-tls',
    says: 'Is registered under a root of plain HTTP',
    at: 'root',
    switches: ['root.no-tls'],
    breaks: ['traffic-is-over-tls', ROOT],
  },
  ...connectionFaults.filter(({ name }) => CLIENTS.includes(name)),
  ...frontEndFaults.filter(({ name }) => name === 'no-strict-transport-security'),
]
