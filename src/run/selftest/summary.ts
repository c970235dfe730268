import { variants } from '../../catalogue/index.js'
import { GpcError } from '../../core/index.js'
import { loadOutOfScope, type Register } from '../../register/index.js'
import { readKillMatrix, type KillMatrix } from '../kill-matrix.js'
import { assign, type Mutations } from './assign.js'
import { driftOf, entriesOf, matrixOf, withEntries } from './matrix.js'
import { dressRows } from './dress.js'
import { isWhole, type SelftestOptions } from './plan.js'
import type { Tried } from './pool.js'
import type { FaultFacts, Task } from './types.js'
import { checksOfShall, judgeTrials, unprovenIn, type SelftestSummary } from './verdict.js'

/** What a self-test came to, and the kill matrix as it would be committed. */
export interface Conclusion {
  readonly summary: Omit<SelftestSummary, 'durationMs'>
  readonly matrix: KillMatrix
}

/**
 * What a self-test found, from what was to be tried and what was.
 *
 * @param every - the mutations of all variants: a fault that is tried on another variant has no entry here
 */
export function conclude(
  options: SelftestOptions,
  every: readonly Mutations[],
  tasks: readonly Task[],
  tried: Tried,
  register: Register,
): Conclusion {
  const faults = new Map(every.flatMap((b) => b.faults.map((f) => [`${b.variant.id} ${f.id}`, f] as const)))
  const faultOf = (variant: string, id: string): FaultFacts => {
    const found = faults.get(`${variant} ${id}`)
    if (!found) throw new GpcError('unknown-fault', `there is no fault ${id} in ${variant}`)
    return found
  }
  const { killed, survived, errors, falseAlarms, unearned, baseline } = judgeTrials(tried, faultOf)
  const whole = isWhole(options)
  const committed = readKillMatrix()
  const homes = new Set(assign(every, register, committed).faults.map(pair))
  const home = tasks.filter((task) => homes.has(pair(task)) || committed[task.variant]?.[task.id])
  const made = entriesOf(matrixOf(tried), home)
  // A check that no scenario of these variants uses (another product's, with a general row) is no evidence of theirs.
  const used = new Set([...tried.baselines.values()].flatMap(({ checks }) => checks))
  const wanted = checksOfShall(variants(), register, loadOutOfScope()).filter((id) => used.has(id))
  const count = (kind: Task['kind']): number => tasks.filter((task) => task.kind === kind).length
  return {
    matrix: whole ? made : withEntries(committed, made),
    summary: {
      complete: tried.trials.length === tasks.length,
      ...{ faults: count('fault'), killed, survived, errors },
      ...{ benign: count('benign'), falseAlarms, ssp: count('ssp') },
      ...{ alike: count('alike'), unearned },
      dresses: dressRows(tried.trials),
      checksOfShall: wanted.length,
      unproven: whole ? unprovenIn(made, wanted) : [],
      baseline,
      drift: driftOf(whole ? committed : entriesOf(committed, home), made),
    },
  }
}

const pair = ({ variant, id }: Task): string => `${variant} ${id}`

/** True where nothing stands against the harness. */
export const isClean = (summary: Omit<SelftestSummary, 'durationMs'>): boolean =>
  [
    summary.baseline,
    summary.survived,
    summary.errors,
    summary.falseAlarms,
    summary.unearned,
    summary.unproven,
    summary.drift,
  ].every((lines) => lines.length === 0)
