import type { Finding } from '../core/index.js'
import { keyOf } from '../run/plan.js'
import type { RunRecord } from '../run/run-record.js'
import { exchangeFile } from './exchange-text.js'

/** A finding with where it was made: an entry of findings.json. */
export interface WrittenFinding extends Finding {
  readonly variant: string
  /** Feature file and line. */
  readonly scenario: string
  readonly name: string
  readonly interactions: readonly string[]
  /** File of the exchange below the run's folder. */
  readonly file?: string
}

/** A scenario and what became of it, for machines: `rerun` and `compare` read it. */
export interface WrittenScenario {
  readonly variant: string
  readonly scenario: string
  readonly name: string
  readonly verdict: string
  readonly reason?: string
  readonly durationMs: number
}

/** findings.json: every scenario and every finding of a run. */
export interface FindingsFile {
  readonly scenarios: readonly WrittenScenario[]
  readonly notRun: readonly { readonly variant: string; readonly scenario: string; readonly reason: string }[]
  readonly findings: readonly WrittenFinding[]
  /** Findings of the run as a whole, of no scenario. */
  readonly ofTheRun: readonly Finding[]
}

/** @param ofTheRun - what holds of the run as a whole */
export const findingsOf = (run: RunRecord, ofTheRun: readonly Finding[] = []): FindingsFile => ({
  scenarios: run.scenarios.map(({ variant, name, verdict, reason, durationMs, ...at }) => ({
    variant,
    scenario: keyOf(at),
    name,
    verdict,
    ...(reason !== undefined && { reason }),
    durationMs,
  })),
  notRun: run.leftOut.map(({ variant, scenario, reason }) => ({ variant, scenario: keyOf(scenario), reason })),
  findings: run.scenarios.flatMap((s) =>
    s.findings.map((finding) => {
      const exchange = s.exchanges.find((x) => x.id === finding.exchange)
      return {
        ...finding,
        variant: s.variant,
        scenario: keyOf(s),
        name: s.name,
        interactions: s.interactions,
        ...(exchange && { file: `exchanges/${exchangeFile(exchange)}` }),
      }
    }),
  ),
  ofTheRun,
})
