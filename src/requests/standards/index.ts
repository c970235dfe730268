import type { DialectName, Variant } from '../../catalogue/index.js'
import { careConnect } from './care-connect.js'
import type { Dialect } from './standard.js'
import { gpConnect } from './gp-connect.js'

export type { Dialect, SlotSearch } from './standard.js'

const MAKERS: Readonly<Record<DialectName, (variant: Pick<Variant, 'traits' | 'tokens'>) => Dialect>> = {
  'gp-connect': gpConnect,
  'care-connect': careConnect,
}

/** How the requests of a variant are made. */
export const dialectOf = (variant: Pick<Variant, 'dialect' | 'traits' | 'tokens'>): Dialect =>
  MAKERS[variant.dialect](variant)
