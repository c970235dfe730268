import { ROOTS } from '../../frame/mutation/connection-changes.js'
import { connectionFaults } from '../../frame/mutation/connections.js'
import { pick, type FaultOf } from '../../frame/mutation/family.js'
import { frontEndFaults, rootFaults } from '../../frame/mutation/root.js'
import { granted, refusesWhere, type Family } from './make.js'

/** Faults of the statement and of the service root (rows CCS-META, CCS-GENERAL-012, -013 and -018). */

const PROFILE = 'body-conforms-to-its-profile'

const statementFaults: readonly FaultOf[] = [
  granted('of-another-fhir-version', 'Says that it is of FHIR R4', 'fhirVersion', '4.0.1', 'statement-is-of-fhir-3-0'),
  granted('without-json', 'Does not list FHIR JSON', 'format', ['application/fhir+xml'], 'statement-lists-fhir-json'),
  granted('without-status', 'Has no status', 'status', undefined, PROFILE),
  refusesWhere('is-not-there', 'Has no statement', 'not-found', () => true, 'success-status-is-200'),
]

/** Clients whose certificates the connections of this standard are tried with. */
const clients = pick(
  connectionFaults,
  'anonymous-clients',
  'expired-certificates',
  'revoked-certificates',
  'certificates-of-any-authority',
)

const roots: readonly FaultOf[] = [
  ...pick(rootFaults, 'root-of-dstu2', 'root-of-major-version-2', 'root-with-trailing-slash').map((fault) => ({
    ...fault,
    proves: 'service-root-has-version-and-segment',
  })),
  {
    name: 'root-without-tls',
    says: 'Is registered under a root of plain HTTP',
    at: 'root',
    root: ROOTS['root.no-tls'],
    proves: 'traffic-is-over-tls',
  },
]

/** Of rules that the UEC standard alone has. */
const ofUec: readonly FaultOf[] = [
  granted(
    'accepts-no-unknown-content',
    'Accepts nothing unknown',
    'acceptUnknown',
    'no',
    'statement-accepts-unknown-content',
  ),
  granted('without-version', 'Does not say its version', 'version', undefined, 'statement-says-its-version'),
]

const STATEMENT = ['get-capability-statement']

export const metadataFamilies: readonly Family[] = [
  { on: STATEMENT, faults: [...statementFaults, ...clients] },
  {
    on: STATEMENT,
    in: { uec: true },
    faults: [...ofUec, ...roots, ...pick(frontEndFaults, 'no-strict-transport-security')],
  },
]
