import type { Finding } from '../core/index.js'
import type { RunRecord } from '../run/run-record.js'
import type { ScenarioRecord } from '../run/scenario.js'

/** One thing to mend that many scenarios fail by. */
export interface Cause {
  readonly check: string
  /** How many scenarios fail by it. */
  readonly scenarios: number
  /** How many of them fail by nothing else. */
  readonly alone: number
  /** What was received, where it was the same each time. */
  readonly received?: string
}

/** Causes that are told at the head of a run. */
const SHOWN = 3

const failing = ({ findings }: ScenarioRecord): readonly Finding[] =>
  findings.filter(({ verdict }) => verdict === 'fail')

/**
 * The checks by which most scenarios fail: who mends one of them mends all of these. A check that fails a single
 * scenario is no more than that scenario's own finding.
 */
export function causesOf({ scenarios }: Pick<RunRecord, 'scenarios'>): Cause[] {
  const byCheck = new Map<string, { scenarios: number; alone: number; received: Set<string | undefined> }>()
  for (const scenario of scenarios) {
    const fails = failing(scenario)
    const checks = new Set(fails.map(({ check }) => check))
    for (const check of checks) {
      const cause = byCheck.get(check) ?? { scenarios: 0, alone: 0, received: new Set() }
      cause.scenarios += 1
      if (checks.size === 1) cause.alone += 1
      for (const finding of fails.filter((f) => f.check === check)) cause.received.add(finding.received)
      byCheck.set(check, cause)
    }
  }
  return [...byCheck]
    .filter(([, cause]) => cause.scenarios > 1)
    .sort(([a, x], [b, y]) => y.scenarios - x.scenarios || a.localeCompare(b))
    .slice(0, SHOWN)
    .map(([check, { received, ...counts }]) => {
      const [only] = received
      return { check, ...counts, ...(received.size === 1 && only !== undefined ? { received: only } : {}) }
    })
}

/** The causes in sentences, with how much of what failed they explain; nothing where fewer than two scenarios failed. */
export function causesInWords(run: Pick<RunRecord, 'scenarios'>): string[] {
  const failed = run.scenarios.filter(({ verdict }) => verdict === 'failed').length
  return causesOf(run).map(({ check, scenarios, alone, received }) =>
    [
      `${scenarios} of ${failed} failed scenarios fail by ${check}`,
      alone > 0 && `${alone === scenarios ? 'all' : alone} of them by nothing else`,
      received !== undefined && `each time received: ${received.split('\n')[0]?.slice(0, 120) ?? ''}`,
    ]
      .filter(Boolean)
      .join(', '),
  )
}
