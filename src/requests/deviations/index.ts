import { HarnessError } from '../../core/index.js'
import { appointmentManagement, appointmentManagementReferences } from '../appointment-management/deviations/index.js'
import { careConnectScheduling } from '../care-connect-scheduling/deviations/index.js'
import type { BodyReferences, Deviation } from '../deviation.js'
import { foundations } from '../foundations/deviations/index.js'
import { bodyDeviations } from './bodies.js'
import { connectionDeviations } from './connections.js'
import { formatDeviations } from './formats.js'
import { headerDeviations } from './headers.js'
import { identifierDeviations } from './identifiers.js'
import { lineDeviations } from './line.js'
import { idDeviations } from './nobody.js'
import { tokenDeviations } from './tokens.js'

/** Those that only the requests of a product can have. */
const PRODUCTS: Readonly<Record<string, readonly Deviation[]>> = {
  foundations,
  appointmentManagement,
  careConnectScheduling,
}

/** What bodies refer to, product by product. */
export const BODY_REFERENCES: readonly BodyReferences[] = [appointmentManagementReferences]

/** Every deviation, each with a name of its own. */
export const deviations: readonly Deviation[] = [
  ...headerDeviations,
  ...tokenDeviations,
  ...lineDeviations,
  ...idDeviations,
  ...formatDeviations,
  ...identifierDeviations,
  ...bodyDeviations,
  ...connectionDeviations,
  ...Object.values(PRODUCTS).flat(),
]

const BY_NAME = new Map(deviations.map((deviation) => [deviation.name, deviation]))

/**
 * The deviation of that name.
 *
 * @throws HarnessError for an unknown name
 */
export function findDeviation(name: string): Deviation {
  const found = BY_NAME.get(name)
  if (!found) throw new HarnessError('unknown-deviation', `no deviation "${name}"`)
  return found
}
