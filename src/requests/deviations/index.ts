import { HarnessError } from '../../core/index.js'
import type { Deviation } from '../deviation.js'
import { bodyDeviations } from './bodies.js'
import { appointmentDeviations } from '../appointment-management/deviations/appointments.js'
import { careConnectDeviations } from '../care-connect-scheduling/deviations/index.js'
import { connectionDeviations } from './connections.js'
import { formatDeviations } from './formats.js'
import { headerDeviations } from './headers.js'
import { identifierDeviations } from './identifiers.js'
import { lineDeviations } from './line.js'
import { registrationDeviations } from '../foundations/deviations/index.js'
import { searchDeviations } from '../appointment-management/deviations/searches.js'
import { tokenDeviations } from './tokens.js'

/** Every deviation, each with a name of its own. */
export const deviations: readonly Deviation[] = [
  ...headerDeviations,
  ...tokenDeviations,
  ...lineDeviations,
  ...formatDeviations,
  ...identifierDeviations,
  ...appointmentDeviations,
  ...bodyDeviations,
  ...registrationDeviations,
  ...searchDeviations,
  ...careConnectDeviations,
  ...connectionDeviations,
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
