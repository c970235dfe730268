import type { Variant } from '../../catalogue/index.js'
import { checks, rowsOf } from '../../checks/index.js'
import type { CheckId, RequirementId } from '../../core/index.js'
import { isShall, providerRows, type OutOfScope, type Register } from '../../register/index.js'
import { provenChecks, type KillMatrix } from '../kill-matrix.js'
import type { Tried } from './pool.js'
import { accusations, type DressRow } from './dress.js'
import { judgeSsp } from './ssp.js'
import type { FaultFacts } from './types.js'

/** reports/selftest/summary.json. */
export interface SelftestSummary {
  readonly complete: boolean
  readonly faults: number
  readonly killed: number
  /** `variant fault: check` for each check that a fault claims and that did not notice. */
  readonly survived: readonly string[]
  /** Errors of the harness that a fault caused, which no provider may. */
  readonly errors: readonly string[]
  readonly benign: number
  readonly falseAlarms: readonly string[]
  /** Providers that were tried which answer everything alike. */
  readonly alike: number
  /** Scenarios that were green before one of them: what they show was not earned. */
  readonly unearned: readonly string[]
  /** What became of the scenarios before each dressed provider. */
  readonly dresses: readonly DressRow[]
  /** Faults of the SSP that were tried, none of which may be laid to the provider. */
  readonly ssp: number
  readonly checksOfShall: number
  /** Checks of a SHALL that no fault flips. */
  readonly unproven: readonly CheckId[]
  /** What the honest provider's run found, which has to be nothing. */
  readonly baseline: readonly string[]
  /** Where the committed kill matrix says otherwise, of what was tried. */
  readonly drift: readonly string[]
  readonly durationMs: number
}

/** Judges what was tried, fault by fault. */
export function judgeTrials({ trials, baselines }: Tried, faultOf: (variant: string, id: string) => FaultFacts) {
  const survived: string[] = []
  const errors: string[] = []
  const falseAlarms: string[] = []
  const unearned: string[] = []
  let killed = 0
  for (const [task, trial] of trials) {
    const { kind, variant, id } = task
    const at = `${variant} ${id}`
    if (kind === 'ssp') {
      const { blamed, unnoticed } = judgeSsp(task, trial)
      falseAlarms.push(...blamed)
      survived.push(...unnoticed)
      continue
    }
    const trouble = trial.errors.map((e) => `${at}: error in ${e}`)
    if (kind === 'alike') {
      unearned.push(...(trial.green ?? []).map((scenario) => `${at}: ${scenario}`))
      errors.push(...trouble)
      continue
    }
    if (kind === 'dress') {
      falseAlarms.push(...accusations(trial).map((line) => `${at}: ${line}`))
      errors.push(...trouble)
      continue
    }
    if (kind === 'benign') {
      // A warning accuses nobody: where the sources contradict each other, the answer that is not preferred gets one.
      falseAlarms.push(...trial.failing.map((check) => `${at}: ${check}`), ...trouble)
      continue
    }
    const { proves } = faultOf(variant, id)
    // A fault that claims nothing would be killed by nobody.
    const missed = proves.length === 0 ? ['claims no check'] : proves.filter((check) => !trial.checks.includes(check))
    if (missed.length === 0) killed += 1
    survived.push(...missed.map((check) => `${at}: ${check}`))
    errors.push(...trouble)
  }
  const baseline = [...baselines].flatMap(([variant, { notGreen, differs }]) => [
    ...notGreen.map((line) => `${variant} ${line}`),
    ...differs.map((line) => `${variant} without sockets: ${line}`),
  ])
  return { survived, errors, falseAlarms, unearned, killed, baseline }
}

/**
 * Checks that bear on a SHALL row of the provider in one of the variants, which nothing excuses. A check whose rows
 * name interactions, none of them of these variants, belongs to others, even where it bears on a general row as well.
 */
export function checksOfShall(variants: readonly Variant[], register: Register, outOfScope: OutOfScope): CheckId[] {
  const rows = new Set(
    variants
      .flatMap((variant) => providerRows(register.rows, variant))
      .filter((row) => isShall(row.level) && row.excused === undefined && outOfScope.reason(row) === undefined)
      .map((row) => row.id),
  )
  const ours = new Set(variants.flatMap((variant) => variant.interactions.map(({ id }) => id)))
  const isOurs = (reqs: readonly RequirementId[]): boolean => {
    const named = reqs.map((id) => register.row(id).interaction).filter((interaction) => interaction !== 'general')
    return named.length === 0 || named.some((interaction) => ours.has(interaction))
  }
  return checks
    .map((check) => ({ id: check.id, reqs: rowsOf(check, register) }))
    .filter(({ reqs }) => reqs.some((id) => rows.has(id)) && isOurs(reqs))
    .map(({ id }) => id)
}

/** Checks of `wanted` that no fault of the matrix flips. */
export const unprovenIn = (matrix: KillMatrix, wanted: readonly CheckId[]): CheckId[] => {
  const proven = provenChecks(matrix)
  return wanted.filter((id) => !proven.has(id)).sort()
}
