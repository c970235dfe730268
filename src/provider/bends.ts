import type { Benign, Fault } from './bend.js'
import { benignVariations } from './benign/index.js'
import { faults } from './faults/index.js'
import { servedAt } from './served.js'

/** Plain facts of a bend, for lists and the self-test. */
export interface BendInfo {
  readonly id: string
  readonly interactions: readonly string[] | 'any'
  readonly at: string
  readonly says: string
}

/** Plain facts of a fault. */
export interface FaultInfo extends BendInfo {
  /** The checks that must notice it, and no others. */
  readonly breaks: readonly string[]
}

const specOf = (variant: string): string => variant.slice(variant.indexOf('@') + 1)

/** Those of a list that concern an interaction which the variant has. */
function ofVariant<B extends { readonly interactions: readonly string[] | 'any' }>(
  all: readonly B[],
  spec: string,
): B[] {
  const ids = new Set(servedAt(spec).map(({ id }) => id))
  return all.filter(({ interactions }) => interactions === 'any' || interactions.some((id) => ids.has(id)))
}

const memo = <T>(make: (spec: string) => T): ((variant: string) => T) => {
  const made = new Map<string, T>()
  return (variant) => {
    const spec = specOf(variant)
    const known = made.get(spec)
    if (known) return known
    const fresh = make(spec)
    made.set(spec, fresh)
    return fresh
  }
}

/** The faults of a variant (`foundations@1.2.7`). */
export const faultsOf: (variant: string) => readonly Fault[] = memo((spec) => ofVariant(faults(spec), spec))

/** The benign variations of a variant. */
export const benignOf: (variant: string) => readonly Benign[] = memo((spec) => ofVariant(benignVariations, spec))

/** What faults a variant has, as plain facts. */
export const listFaults = (variant: string): FaultInfo[] =>
  faultsOf(variant).map(({ id, interactions, at, says, breaks }) => ({ id, interactions, at, says, breaks }))

/** What benign variations a variant has, as plain facts. */
export const listBenign = (variant: string): BendInfo[] =>
  benignOf(variant).map(({ id, interactions, at, says }) => ({ id, interactions, at, says }))
