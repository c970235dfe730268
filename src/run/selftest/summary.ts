import { variants } from '../../catalogue/index.js'
import { GpcError } from '../../core/index.js'
import { loadOutOfScope, loadRegister } from '../../register/index.js'
import { readKillMatrix } from '../kill-matrix.js'
import type { Bends } from './assign.js'
import { isWhole, type SelftestOptions } from './plan.js'
import type { Tried } from './pool.js'
import type { FaultFacts, Task } from './types.js'
import { checksOfShall, driftOf, judgeTrials, matrixOf, unprovenIn, type SelftestSummary } from './verdict.js'

/** What a self-test found, from what was to be tried and what was. */
export function conclude(
  options: SelftestOptions,
  all: readonly Bends[],
  tasks: readonly Task[],
  tried: Tried,
): Omit<SelftestSummary, 'durationMs'> {
  const faults = new Map(all.flatMap((b) => b.faults.map((f) => [`${b.variant.id} ${f.id}`, f] as const)))
  const faultOf = (variant: string, id: string): FaultFacts => {
    const found = faults.get(`${variant} ${id}`)
    if (!found) throw new GpcError('unknown-fault', `there is no fault ${id} in ${variant}`)
    return found
  }
  const judged = judgeTrials(tried, faultOf)
  const matrix = matrixOf(tried)
  const whole = isWhole(options)
  // A check that no scenario of these variants uses (another product's, with a general row) is no evidence of theirs.
  const used = new Set([...tried.baselines.values()].flatMap((baseline) => baseline.checks))
  const wanted = checksOfShall(variants(), loadRegister(), loadOutOfScope()).filter((id) => used.has(id))
  const count = (kind: Task['kind']): number => tasks.filter((task) => task.kind === kind).length
  return {
    complete: tried.trials.length === tasks.length,
    faults: count('fault'),
    killed: judged.killed,
    survived: judged.survived,
    sideEffects: judged.sideEffects,
    benign: count('benign'),
    falseAlarms: judged.falseAlarms,
    ssp: count('ssp'),
    checksOfShall: wanted.length,
    unproven: whole ? unprovenIn(matrix, wanted) : [],
    baseline: judged.baseline,
    drift: whole ? driftOf(readKillMatrix(), matrix) : [],
  }
}

/** True where nothing stands against the harness. */
export const isClean = (summary: Omit<SelftestSummary, 'durationMs'>): boolean =>
  [summary.baseline, summary.survived, summary.sideEffects, summary.falseAlarms, summary.unproven, summary.drift].every(
    (lines) => lines.length === 0,
  )
