import type { Fault } from '../bend.js'

/** A fault that is still without interactions. */
export type FaultOf<F = Fault> = F extends Fault ? Omit<F, 'id' | 'interactions'> & { readonly name: string } : never

/** One fault for each interaction, named after both: a row of an interaction is proven on that interaction. */
export const onEach = (interactions: readonly string[], faults: readonly FaultOf[]): Fault[] =>
  interactions.flatMap((interaction) =>
    faults.map(({ name, ...fault }): Fault => ({
      ...fault,
      id: `${interaction}.${name}`,
      interactions: [interaction],
    })),
  )

/** Faults that bend some interactions at once, named after what they are about. */
export const onAll = (about: string, interactions: readonly string[], faults: readonly FaultOf[]): Fault[] =>
  faults.map(({ name, ...fault }): Fault => ({ ...fault, id: `${about}.${name}`, interactions }))
