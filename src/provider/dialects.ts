import { careConnect } from './care-connect/index.js'
import type { Dialect } from './dialect.js'
import { gpConnect } from './gp-connect.js'

/** The standard of a product; a product that is not here is one of GP Connect's. */
const BY_PRODUCT: Readonly<Record<string, Dialect>> = { 'care-connect-scheduling': careConnect }

/** A variant taken apart: its standard, and the version of the specification behind the `@`. */
export function readVariant(variant: string): { dialect: Dialect; spec: string } {
  const [product = '', spec = ''] = variant.split('@')
  return { dialect: BY_PRODUCT[product] ?? gpConnect, spec }
}
