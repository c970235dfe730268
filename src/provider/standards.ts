import { careConnect, type CareConnectOptions } from './care-connect/index.js'
import type { Standard } from './frame/standard.js'
import { gpConnect, type GpConnectOptions } from './gp-connect/index.js'

/** What a provider may be given beside what all are: each standard looks at its own. */
export type OwnOptions = GpConnectOptions & CareConnectOptions

/** The standard of a product; a product that is not here is one of GP Connect's. */
const BY_PRODUCT: Readonly<Record<string, Standard<OwnOptions>>> = {
  'care-connect-scheduling': careConnect,
}

/** A variant taken apart: its standard, and the version of the specification behind the `@`. */
export function readVariant(variant: string): { standard: Standard<OwnOptions>; spec: string } {
  const [product = '', spec = ''] = variant.split('@')
  return { standard: BY_PRODUCT[product] ?? gpConnect, spec }
}
