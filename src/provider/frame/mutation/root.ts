import { ROOTS } from './connection-changes.js'
import type { Family, FaultOf } from './family.js'

const rootFault = (name: string, says: string, mutation: keyof typeof ROOTS, proves: string): FaultOf => ({
  name,
  says,
  at: 'root',
  root: ROOTS[mutation],
  proves,
})

/** Faults of the service root under which the provider is registered, and of its front end. */

/** Faults of the root. */
export const rootFaults: readonly FaultOf[] = [
  rootFault('root-of-dstu2', 'Is registered under a root of DSTU2', 'root.fhir-version', 'service-root-names-stu3'),
  rootFault(
    'root-of-major-version-2',
    'Is registered under another major version',
    'root.major-version',
    'service-root-has-the-major-version',
  ),
  rootFault(
    'root-with-trailing-slash',
    'Is registered under a root that ends in a slash',
    'root.trailing-slash',
    'service-root-has-no-trailing-slash',
  ),
  rootFault(
    'root-without-ods-code',
    'Is registered under a root without ODS code',
    'root.ods-code',
    'service-root-follows-the-format',
  ),
  rootFault(
    'root-with-resource',
    'Is registered under a root that goes on to a resource',
    'root.resource',
    'service-root-holds-the-root-only',
  ),
]

/** Faults of the front end. */
export const frontEndFaults: readonly FaultOf[] = [
  {
    name: 'no-strict-transport-security',
    says: 'Does not announce Strict-Transport-Security',
    at: 'headers',
    proves: 'strict-transport-security-is-announced',
    apply: (reply) => ({ ...reply, headers: reply.headers.without('Strict-Transport-Security') }),
  },
  {
    name: 'clock-is-wrong',
    says: 'Has a clock that is an hour behind',
    at: 'headers',
    proves: 'clock-is-synchronised',
    apply: (reply, { now }) => ({
      ...reply,
      headers: reply.headers.with('Date', new Date(now.getTime() - 3_600_000).toUTCString()),
    }),
  },
]

/** Both are tried on the capability statement. */
export const rootFamilies: readonly Family[] = [
  { on: ['get-capability-statement'], faults: [...frontEndFaults, ...rootFaults] },
]
