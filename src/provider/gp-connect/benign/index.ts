import { connectionVariations } from '../../frame/mutation/benign-connections.js'
import { wireVariations } from '../../frame/mutation/benign-wire.js'
import type { Benign } from '../../frame/mutation/mutation.js'
import { products } from '../products.js'
import { dutyVariations } from './duties.js'
import { errorVariations } from './errors.js'
import { resourceVariations } from './resources.js'

/** Every benign variation. */
export const benignVariations: readonly Benign[] = [
  ...wireVariations,
  ...resourceVariations,
  ...products.flatMap(({ benign }) => benign),
  ...errorVariations,
  ...dutyVariations,
  ...connectionVariations,
]
