import { connectionFamilies } from '../../frame/mutation/connections.js'
import { faultsOf, type Family } from '../../frame/mutation/family.js'
import type { Fault } from '../../frame/mutation/mutation.js'
import { rootFamilies } from '../../frame/mutation/root.js'
import { servedAt } from '../endpoints.js'
import { products } from '../products.js'
import { traitsOf, type SpecTraits } from '../specs.js'
import { searchFamilies } from './bundles.js'
import { capabilityFamilies } from './capabilities.js'
import { contextFamilies } from './context.js'
import { errorFamilies } from './errors.js'
import { answerFamilies } from './every-answer.js'
import { guards } from './every-interaction.js'
import { formatFamilies } from './formats.js'
import { readFamilies } from './reads.js'
import { refusalFamilies } from './refusals.js'
import { resourceFamilies } from './resources.js'
import { strictFieldFamilies } from './strict-fields.js'
import { strictFamilies } from './strict.js'
import { tokenFamilies } from './tokens.js'

/** Every family of faults; each says where it applies. */
export const families: readonly Family<SpecTraits>[] = [
  ...answerFamilies,
  ...errorFamilies,
  ...searchFamilies,
  ...readFamilies,
  ...formatFamilies,
  ...contextFamilies,
  ...strictFamilies,
  ...strictFieldFamilies,
  ...rootFamilies,
  ...connectionFamilies,
  ...tokenFamilies,
  ...refusalFamilies,
  ...guards,
  ...resourceFamilies,
  ...capabilityFamilies,
  ...products.flatMap((product) => product.families),
]

/** All faults of a version of the specification. */
export const faults = (spec: string): readonly Fault[] => faultsOf(families, servedAt(spec), traitsOf(spec))
