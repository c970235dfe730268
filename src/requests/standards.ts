import type { DialectName, Variant } from '../catalogue/index.js'
import { careConnect } from './care-connect-scheduling/standard.js'
import type { Dialect } from './sender.js'
import { gpConnect } from './gp-connect.js'

const MAKERS: Readonly<Record<DialectName, (variant: Pick<Variant, 'traits' | 'tokens'>) => Dialect>> = {
  'gp-connect': gpConnect,
  'care-connect': careConnect,
}

/** How the requests of a variant are made. */
export const dialectOf = (variant: Pick<Variant, 'dialect' | 'traits' | 'tokens'>): Dialect =>
  MAKERS[variant.dialect](variant)
