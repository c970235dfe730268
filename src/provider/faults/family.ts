import type { Fault } from '../bend.js'

/** A fault that is still without interactions. */
export type FaultOf<F = Fault> = F extends Fault
  ? Omit<F, 'id' | 'interactions'> & {
      readonly name: string
      /** Checks that notice it too on some interactions, by interaction. */
      readonly also?: Readonly<Record<string, readonly string[]>>
    }
  : never

const named = (fault: FaultOf, about: string, interactions: readonly string[], more: readonly string[] = []): Fault => {
  const { name, ...rest } = fault
  delete (rest as { also?: unknown }).also
  return { ...rest, id: `${about}.${name}`, interactions, breaks: [...fault.breaks, ...more] }
}

/** One fault for each interaction, named after both: a row of an interaction is proven on that interaction. */
export const onEach = (interactions: readonly string[], faults: readonly FaultOf[]): Fault[] =>
  interactions.flatMap((interaction) =>
    faults.map((fault) => named(fault, interaction, [interaction], fault.also?.[interaction])),
  )

/** Faults that bend some interactions at once, named after what they are about. */
export const onAll = (about: string, interactions: readonly string[], faults: readonly FaultOf[]): Fault[] =>
  faults.map((fault) => named(fault, about, interactions))
