import { findVariant } from '../catalogue/index.js'
import type { Benign, Fault, Mutation } from './frame/mutation/mutation.js'
import { readVariant } from './standards.js'

/** Plain facts of a mutation, for lists and the self-test. */
export interface MutationInfo {
  readonly id: string
  readonly interactions: readonly string[] | 'any'
  readonly at: string
  readonly says: string
}

/** Plain facts of a fault. */
export interface FaultInfo extends MutationInfo {
  /** The checks that it is there to show. */
  readonly proves: readonly string[]
}

/** Those of a list that concern an interaction of the variant. */
function ofVariant<B extends { readonly interactions: readonly string[] | 'any' }>(
  all: readonly B[],
  variant: string,
): B[] {
  const ids = new Set(findVariant(variant)?.interactions.map(({ id }) => id))
  return all.filter(({ interactions }) => interactions === 'any' || interactions.some((id) => ids.has(id)))
}

const memo = <T>(make: (variant: string) => T): ((variant: string) => T) => {
  const made = new Map<string, T>()
  return (variant) => {
    const known = made.get(variant)
    if (known) return known
    const fresh = make(variant)
    made.set(variant, fresh)
    return fresh
  }
}

/** The faults of a variant (`foundations@1.2.7`). */
export const faultsOf: (variant: string) => readonly Fault[] = memo((variant) => {
  const { standard, spec } = readVariant(variant)
  return ofVariant(standard.faults(spec), variant)
})

/** The benign variations of a variant. */
export const benignOf: (variant: string) => readonly Benign[] = memo((variant) =>
  ofVariant(readVariant(variant).standard.benign, variant),
)

/** Providers of a variant that answer everything alike. */
export const alikeOf: (variant: string) => readonly Mutation[] = memo((variant) => {
  const { standard, spec } = readVariant(variant)
  return standard.alike(spec)
})

/** What faults a variant has, as plain facts. */
export const listFaults = (variant: string): FaultInfo[] =>
  faultsOf(variant).map(({ id, interactions, at, says, proves }) => ({ id, interactions, at, says, proves }))

/** What providers of a variant answer everything alike, as plain facts. */
export const listAlike = (variant: string): MutationInfo[] =>
  alikeOf(variant).map(({ id, interactions, at, says }) => ({ id, interactions, at, says }))

/** What dresses a variant has, by their ids. */
export const listDresses = (variant: string): string[] => readVariant(variant).standard.dresses.map(({ id }) => id)

/** What benign variations a variant has, as plain facts. */
export const listBenign = (variant: string): MutationInfo[] =>
  benignOf(variant).map(({ id, interactions, at, says }) => ({ id, interactions, at, says }))
