import type { Variant } from '../../catalogue/index.js'
import { checks, rowsOf } from '../../checks/index.js'
import type { CheckId } from '../../core/index.js'
import { standsIn, type Register } from '../../register/index.js'
import type { BenignFacts, FaultFacts, Task } from './types.js'

/** The bends of a variant. */
export interface Bends {
  readonly variant: Variant
  readonly faults: readonly FaultFacts[]
  readonly benign: readonly BenignFacts[]
}

/** The first of its interactions is the one that a bend is about: where it is only a helper the bend cannot be proven. */
const touches = ({ interactions }: Pick<FaultFacts, 'interactions'>, variant: Variant): boolean =>
  interactions === 'any' || variant.interactions.some((i) => i.id === interactions[0])

/**
 * Which bend is tried on which variant. The same bend of the same provider shows the same on every version, so it is
 * tried on the first that has it, and again only where a check that it breaks bears on a row that no earlier variant has.
 */
export function assign(all: readonly Bends[], register: Register): { faults: Task[]; benign: Task[] } {
  const reqsOf = new Map(checks.map((check) => [check.id, rowsOf(check, register)]))
  const tried = new Set<string>()
  const tasks = { faults: [] as Task[], benign: [] as Task[] }
  const earlier: Variant[] = []
  for (const { variant, faults, benign } of all) {
    const isNew = ({ breaks, interactions }: FaultFacts): boolean =>
      breaks
        .flatMap((id) => reqsOf.get(id) ?? [])
        .map((id) => register.row(id))
        .filter(
          (row) => row.interaction === 'general' || interactions === 'any' || interactions.includes(row.interaction),
        )
        .some((row) => standsIn(row, variant) && !earlier.some((former) => standsIn(row, former)))
    const task = (
      kind: Task['kind'],
      { id, at, interactions }: BenignFacts,
      breaks: readonly CheckId[] = [],
    ): Task => ({
      kind,
      variant: variant.id,
      id,
      at,
      interactions,
      breaks,
    })
    for (const fault of faults.filter((f) => touches(f, variant))) {
      if (tried.has(fault.id) && !isNew(fault)) continue
      tried.add(fault.id)
      tasks.faults.push(task('fault', fault, fault.breaks))
    }
    for (const one of benign.filter((b) => touches(b, variant) && !tried.has(`benign ${b.id}`))) {
      tried.add(`benign ${one.id}`)
      tasks.benign.push(task('benign', one))
    }
    earlier.push(variant)
  }
  return tasks
}
