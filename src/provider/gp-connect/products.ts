import { appointmentManagement } from './appointment-management/index.js'
import { foundations } from './foundations/index.js'
import type { Part } from './part.js'

const PRODUCTS: Readonly<Record<string, Part>> = {
  foundations,
  appointmentManagement,
}

/** The products of GP Connect, a line each. */
export const products: readonly Part[] = Object.values(PRODUCTS)
