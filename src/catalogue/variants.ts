import type { Interaction } from './interactions.js'
import { variantsOf, type Product, type TokenForm, type Variant } from './product.js'
import { appointmentManagement } from './products/appointment-management.js'
import { careConnectScheduling } from './products/care-connect-scheduling.js'
import { comingOrders } from './products/coming.js'
import { foundations } from './products/foundations.js'
import { gpConnectOrder } from './products/gp-connect-common.js'

const HUB: Readonly<Record<string, Product>> = {
  foundations,
  appointmentManagement,
  careConnectScheduling,
}

/** Every product, a line each. */
const PRODUCTS = Object.values(HUB)

const ALL = PRODUCTS.flatMap(variantsOf)

/** All variants: every check of theirs has been seen to fail. */
export const variants = (): readonly Variant[] => ALL

/** The variant of a run that names none. */
export const defaultVariant = (): Variant => ALL[0] as Variant

/** The variant of that id, or undefined. */
export const findVariant = (id: string): Variant | undefined => ALL.find((v) => v.id === id)

/** The variant for a system that expects tokens of a form; itself where its standard has one form. */
export const withTokens = (variant: Variant, tokens: TokenForm): Variant =>
  PRODUCTS.find(({ id }) => id === variant.product)?.withTokens?.(variant, tokens) ?? variant

const ORDERS = new Map([
  ...Object.entries(comingOrders),
  ['gp-connect-common', gpConnectOrder] as const,
  ...PRODUCTS.map(({ registers: [own = ''], order }) => [own, order] as const),
])

/** The versions of a register, oldest first; none where its rows name their editions. */
export const orderOf = (register: string): readonly string[] => ORDERS.get(register) ?? []

/** The interactions that the rows of a register may speak of: all of the standard that it belongs to. */
export function interactionsOf(register: string): readonly Interaction[] {
  const standards = PRODUCTS.filter(({ registers }) => registers.includes(register)).map(({ standard }) => standard)
  return [...new Set(ALL.filter(({ standard }) => standards.includes(standard)).flatMap((v) => v.interactions))]
}

const GP_CONNECT = interactionsOf('gp-connect-common')

/** All interactions of GP Connect. */
export const interactions = (): readonly Interaction[] => GP_CONNECT

/**
 * The interaction of GP Connect of that id. Where a variant is at hand, ask it: `interactionOf`.
 *
 * @throws RangeError for an unknown id
 */
export function interaction(id: string): Interaction {
  const found = GP_CONNECT.find((i) => i.id === id)
  if (!found) throw new RangeError(`no interaction "${id}" in the catalogue`)
  return found
}

/** The ids of all interactions that the harness can exercise, of whatever variant. */
export const interactionIds = (): readonly string[] => [
  ...new Set(ALL.flatMap((variant) => variant.interactions.map(({ id }) => id))),
]

/**
 * The interaction of that id in a variant: its own, or a helper.
 *
 * @throws RangeError where the variant has none of it
 */
export function interactionOf({ id: name, interactions: own, helpers }: Variant, id: string): Interaction {
  const found = [...own, ...helpers].find((i) => i.id === id)
  if (!found) throw new RangeError(`${name} has no interaction "${id}"`)
  return found
}

/** True where scenarios of the variant may send the interaction: its own, or a helper. */
export const callable = (variant: Variant, id: string): boolean =>
  [...variant.interactions, ...variant.helpers].some((i) => i.id === id)

/**
 * Where a version stands among those of a variant's product, to be compared with the variant's own `order`; undefined
 * where the product has no such version.
 */
export const positionOf = ({ product }: Variant, spec: string): number | undefined =>
  ALL.find((v) => v.product === product && v.spec === spec)?.order
