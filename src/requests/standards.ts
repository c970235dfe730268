import type { StandardName, Variant } from '../catalogue/index.js'
import { careConnect } from './care-connect-scheduling/standard.js'
import { gpConnect } from './gp-connect.js'
import type { Standard } from './sender.js'

const MAKERS: Readonly<Partial<Record<StandardName, (variant: Pick<Variant, 'traits' | 'tokens'>) => Standard>>> = {
  'gp-connect': gpConnect,
  'care-connect': careConnect,
}

/** How the requests of a variant are made. @throws RangeError where nobody makes those of its standard */
export function standardOf(variant: Pick<Variant, 'standard' | 'traits' | 'tokens'>): Standard {
  const make = MAKERS[variant.standard]
  if (!make) throw new RangeError(`nobody makes requests of ${variant.standard}`)
  return make(variant)
}
