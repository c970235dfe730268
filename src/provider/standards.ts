import { findVariant } from '../catalogue/index.js'
import { careConnect } from './care-connect/index.js'
import type { Standard } from './frame/standard.js'
import { gpConnect } from './gp-connect/index.js'

/** The standards, a line each. */
const STANDARDS = {
  'gp-connect': gpConnect,
  'care-connect': careConnect,
}

type AllOf<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never
type OptionsOf<S> = S extends { records(given: infer O): unknown } ? O : never

/** What a provider may be given beside what all are, its records among it: each standard looks at its own. */
export type OwnOptions = AllOf<OptionsOf<(typeof STANDARDS)[keyof typeof STANDARDS]>>

const BY_NAME: Readonly<Record<string, Standard<OwnOptions>>> = STANDARDS

/**
 * A variant taken apart: its standard, and the version of the specification behind the `@`.
 *
 * @throws RangeError for a variant whose standard nobody plays
 */
export function readVariant(variant: string): { standard: Standard<OwnOptions>; spec: string } {
  const standard = BY_NAME[findVariant(variant)?.standard ?? '']
  if (!standard) throw new RangeError(`nobody plays "${variant}"`)
  return { standard, spec: variant.slice(variant.indexOf('@') + 1) }
}
