import type { Mutation, Fault } from './mutation.js'
import type { EndpointFacts } from '../endpoint.js'
import { endpointsOf, type On } from './where.js'

/**
 * The check that a fault is there to show, or several where it is the proof of each. Where the check depends on the
 * interaction it stands under its name (`*`: any other), and the fault applies on those interactions alone.
 */
export type Proof = string | readonly string[] | Readonly<Record<string, string>>

/** A fault that is still without interactions. */
export type FaultOf<B = Mutation> = B extends Mutation
  ? Omit<B, 'id' | 'interactions'> & { readonly name: string; readonly proves: Proof }
  : never

/** Faults that apply in the same places. */
export interface Family<T extends object = object> {
  readonly on: On
  /**
   * What the faults are named after: each interaction by itself where nothing is given, so that a row of an interaction
   * is proven on that interaction. Interactions of one name are mutated together.
   */
  readonly as?: string | ((endpoint: EndpointFacts) => string)
  /** The versions that have them: those of these traits. */
  readonly in?: Partial<T>
  /** The faults, or those of an interaction. */
  readonly faults: readonly FaultOf[] | ((endpoint: EndpointFacts) => readonly FaultOf[])
}

const isList = (proves: Proof): proves is readonly string[] => Array.isArray(proves)

/** The checks that a fault claims on an interaction; none where it does not apply. */
function claimedOn(interaction: string, proves: Proof): readonly string[] {
  if (typeof proves === 'string') return [proves]
  return isList(proves) ? proves : [proves[interaction] ?? proves['*'] ?? []].flat()
}

function named({ name, proves, ...rest }: FaultOf, about: string, interactions: readonly string[]): Fault[] {
  const claimed = claimedOn(interactions[0] ?? '', proves)
  return claimed.length === 0 ? [] : [{ ...rest, id: `${about}.${name}`, interactions, proves: claimed }]
}

function ofFamily({ on, as, faults }: Family, served: readonly EndpointFacts[]): Fault[] {
  const groups = new Map<string, EndpointFacts[]>()
  for (const one of endpointsOf(on, served)) {
    const about = typeof as === 'function' ? as(one) : (as ?? one.id)
    groups.set(about, [...(groups.get(about) ?? []), one])
  }
  return [...groups].flatMap(([about, endpoints]) => {
    const own = typeof faults === 'function' ? endpoints.slice(0, 1).flatMap(faults) : faults
    return own.flatMap((fault) =>
      named(
        fault,
        about,
        endpoints.map(({ id }) => id),
      ),
    )
  })
}

const hasAll = <T extends object>(traits: T, wanted: Partial<T>): boolean =>
  (Object.keys(wanted) as (keyof T)[]).every((name) => traits[name] === wanted[name])

/**
 * The faults of families at a version of the specification.
 *
 * @param served - what a provider of that version serves
 * @param traits - what the version is made of
 */
export const faultsOf = <T extends object>(
  families: readonly Family<T>[],
  served: readonly EndpointFacts[],
  traits: T,
): Fault[] => families.filter((family) => hasAll(traits, family.in ?? {})).flatMap((family) => ofFamily(family, served))

/** Some faults of a list, by name. @throws RangeError for a name that the list does not have */
export const pick = (faults: readonly FaultOf[], ...names: string[]): FaultOf[] =>
  names.map((name) => {
    const found = faults.find((one) => one.name === name)
    if (!found) throw new RangeError(`no fault "${name}"`)
    return found
  })
