import { firstLine, type Finding, type Verdict } from '../core/index.js'

/** What became of a scenario. */
export const SCENARIO_VERDICTS = [
  'passed',
  'failed',
  'warned',
  'blocked',
  'errored',
  'waived',
  'notApplicable',
] as const

export type ScenarioVerdict = (typeof SCENARIO_VERDICTS)[number]

const GREEN: readonly string[] = ['passed', 'warned', 'waived', 'notApplicable'] satisfies ScenarioVerdict[]

/** True for what needs nobody's attention. */
export const isGreen = (verdict: string): boolean => GREEN.includes(verdict)

/** Cucumber's word on a step or hook, and what it said. */
export interface StepOutcome {
  readonly status: string
  readonly hook: boolean
  readonly message?: string
}

/** A verdict and, where it is not plain from the findings, why. */
export interface Judged {
  readonly verdict: ScenarioVerdict
  readonly reason?: string
}

/** What is wrong, and the first line of what was said about it. */
const because = (what: string, text: string | undefined): string => {
  const line = firstLine(text ?? '')
  return line === '' ? what : `${what}: ${line}`
}

/** Statuses with which Cucumber says that a step did not do its work; each is the harness's fault. */
const UNDONE = ['UNDEFINED', 'AMBIGUOUS', 'PENDING', 'UNKNOWN']

const BY_FINDING: Readonly<Record<Verdict, ScenarioVerdict>> = {
  error: 'errored',
  fail: 'failed',
  blocked: 'blocked',
  warn: 'warned',
  info: 'passed',
  pass: 'passed',
}

/** Gravest first for a scenario: what accuses the harness before what accuses the provider. */
const GRAVEST: readonly Verdict[] = ['error', 'fail', 'blocked', 'warn', 'info', 'pass']

/**
 * The verdict of a scenario: that of its findings, unless Cucumber says that the harness did not do its work. A failed
 * step without a finding that explains it is the harness's error, never the provider's failure.
 *
 * @param steps - steps and hooks in order
 */
export function judgeScenario(findings: readonly Pick<Finding, 'verdict'>[], steps: readonly StepOutcome[]): Judged {
  const undone = steps.find(({ status }) => UNDONE.includes(status))
  if (undone) return errored(because(`a step is ${undone.status.toLowerCase()}`, undone.message))
  const hook = steps.find((step) => step.hook && step.status === 'FAILED')
  if (hook) return errored(because('a hook failed', hook.message))
  const worst = GRAVEST.find((verdict) => findings.some((f) => f.verdict === verdict))
  if (worst === 'error') return { verdict: 'errored' }
  const failed = steps.find(({ status }) => status === 'FAILED')
  if (failed && worst !== 'fail' && worst !== 'blocked')
    return errored(because('a step broke without a finding', failed.message))
  if (worst === undefined) return errored('nothing was judged')
  const skipped = steps.some(({ status }) => status === 'SKIPPED')
  if (skipped && worst !== 'fail' && worst !== 'blocked') return errored('a step was skipped without a reason')
  return { verdict: BY_FINDING[worst] }
}

const errored = (reason: string): Judged => ({ verdict: 'errored', reason })

/** True where nothing was run at all: every step and hook was skipped (what is left after a first failure). */
export const untouched = (steps: readonly StepOutcome[]): boolean =>
  steps.length > 0 && steps.every(({ status }) => status === 'SKIPPED')
