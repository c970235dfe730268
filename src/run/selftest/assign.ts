import type { Variant } from '../../catalogue/index.js'
import { checks, rowsOf } from '../../checks/index.js'
import type { CheckId } from '../../core/index.js'
import { standsIn, type Register } from '../../register/index.js'
import { flipsOf, readKillMatrix, type KillMatrix } from '../kill-matrix.js'
import type { BenignFacts, FaultFacts, Task } from './types.js'

/** The mutations of a variant. */
export interface Mutations {
  readonly variant: Variant
  readonly faults: readonly FaultFacts[]
  readonly benign: readonly BenignFacts[]
  /** Providers that answer everything alike. */
  readonly alike: readonly BenignFacts[]
  /** Ids of dresses. */
  readonly dresses: readonly string[]
}

/** The first of its interactions is the one that a mutation is about: by a mere helper it cannot be proven. */
const touches = ({ interactions }: Pick<FaultFacts, 'interactions'>, variant: Variant): boolean =>
  interactions === 'any' || variant.interactions.some((i) => i.id === interactions[0])

/**
 * Which mutation is tried on which variant. The same mutation of the same provider shows the same on every version, so
 * it is tried on the first that has it, and again only where a check that it flips bears on a row of no earlier one.
 *
 * @param matrix - says what a fault flips beside what it claims; of one that it does not have nothing more is known
 */
export function assign(
  all: readonly Mutations[],
  register: Register,
  matrix: KillMatrix = readKillMatrix(),
): { faults: Task[]; benign: Task[] } {
  const reqsOf = new Map(checks.map((check) => [check.id, rowsOf(check, register)]))
  const tried = new Set<string>()
  const tasks = { faults: [] as Task[], benign: [] as Task[] }
  const earlier: Variant[] = []
  for (const { variant, faults, benign } of all) {
    const flips = ({ id, proves }: FaultFacts): readonly CheckId[] => [...(flipsOf(matrix, id) ?? []), ...proves]
    const isNew = (fault: FaultFacts): boolean =>
      flips(fault)
        .flatMap((id) => reqsOf.get(id) ?? [])
        .map((id) => register.row(id))
        .filter(
          ({ interaction }) =>
            interaction === 'general' || fault.interactions === 'any' || fault.interactions.includes(interaction),
        )
        .some((row) => standsIn(row, variant) && !earlier.some((former) => standsIn(row, former)))
    const task = (
      kind: Task['kind'],
      { id, at, interactions }: BenignFacts,
      expected: readonly CheckId[] = [],
    ): Task => ({
      kind,
      variant: variant.id,
      id,
      at,
      interactions,
      expected,
    })
    for (const fault of faults.filter((f) => touches(f, variant))) {
      if (tried.has(fault.id) && !isNew(fault)) continue
      tried.add(fault.id)
      tasks.faults.push(task('fault', fault, matrix[variant.id]?.[fault.id]?.checks ?? [...new Set(flips(fault))]))
    }
    for (const one of benign.filter((b) => touches(b, variant) && !tried.has(`benign ${b.id}`))) {
      tried.add(`benign ${one.id}`)
      tasks.benign.push(task('benign', one))
    }
    earlier.push(variant)
  }
  return tasks
}
