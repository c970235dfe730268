import type { StandardName, Variant } from '../catalogue/index.js'
import { careConnect } from './care-connect-scheduling/standard.js'
import type { Standard } from './sender.js'
import { gpConnect } from './gp-connect.js'

const MAKERS: Readonly<Record<StandardName, (variant: Pick<Variant, 'traits' | 'tokens'>) => Standard>> = {
  'gp-connect': gpConnect,
  'care-connect': careConnect,
}

/** How the requests of a variant are made. */
export const standardOf = (variant: Pick<Variant, 'standard' | 'traits' | 'tokens'>): Standard =>
  MAKERS[variant.standard](variant)
