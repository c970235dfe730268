import { appointmentManagement } from './appointment-management/index.js'
import { careConnectScheduling } from './care-connect-scheduling/index.js'
import { capability } from './capability/index.js'
import { comparison } from './comparison/index.js'
import { foundations } from './foundations/index.js'
import type { Part } from './part.js'
import { refusals } from './refusals/index.js'

/** The rooms of the products, a line each. */
const PRODUCTS: Readonly<Record<string, Part>> = {
  foundations,
  appointmentManagement,
  careConnectScheduling,
}

/** Every room that adds to the registry: the general ones, then those of the products. */
export const parts: readonly Part[] = [capability, comparison, refusals, ...Object.values(PRODUCTS)]
