import type { ISupportCodeLibrary } from '@cucumber/cucumber/api'
import type { Envelope } from '@cucumber/messages'
import { withTokens, type TokenForm, type Variant } from '../catalogue/index.js'
import { GpcError, messageOf, type Clock } from '../core/index.js'
import { setRunContext, type RunContext } from './context.js'
import { loadSteps, runPass, type Formatters } from './cucumber.js'
import { Fold } from './fold.js'
import type { Planned } from './gherkin-index.js'
import { reqsOf } from './judged-rows.js'
import { FEATURES, keyOf, pathsOf, planFeatures, type Plan } from './plan.js'
import { Renumber } from './renumber.js'
import type { RunRecord } from './run-record.js'
import type { ScenarioRecord } from './scenario.js'
import { select, type Selection, type Wanted } from './select.js'
import { interactionsOf } from './tags.js'

/** What a run is asked for. */
export interface RunRequest {
  readonly variants: readonly Variant[]
  readonly wanted: Wanted
  /** Cucumber's tag expression; empty for none. */
  readonly tags?: string
  readonly failFast?: boolean
  readonly parallel?: number
  /** Takes scenarios out beside the options, with its reason: `rerun` keeps those that were not green. */
  readonly only?: (variant: Variant, scenario: Planned) => string | undefined
  /** The last word on a finished scenario: waivers. */
  readonly settle?: (record: ScenarioRecord) => ScenarioRecord
  /** Feature paths; the package's where absent. */
  readonly features?: readonly string[]
  /** Step definition files; the package's where absent. */
  readonly steps?: readonly string[]
  /** Folder that both are relative to. */
  readonly cwd?: string
  /** Opens what a variant runs against; closed by the runner. */
  readonly open: (variant: Variant) => Promise<RunContext>
  readonly clock: Clock
  /** Ends the run early; what was gathered stays. */
  readonly signal?: AbortSignal
  /** Environment of worker processes. */
  readonly env?: (variant: Variant) => NodeJS.ProcessEnv
  /** Reports that listen to Cucumber itself. */
  readonly formatters?: (variant: Variant) => { readonly files: Formatters; readonly options: Record<string, unknown> }
}

/** Hears of a run while it goes on. */
export interface RunListener {
  variant?(variant: Variant, context: RunContext, selection: Selection): void
  message?(envelope: Envelope): void
  /** @param left - how many scenarios of the variant are still to come */
  scenario?(record: ScenarioRecord, left: number): void
}

const INTERRUPTED = 'the run was interrupted'

/**
 * Runs the chosen scenarios of each variant against its target.
 *
 * @returns the whole run, cut short or not
 * @throws GpcError when nothing is left to run, features cannot be read, or a target cannot be opened
 */
export async function run(request: RunRequest, listeners: readonly RunListener[] = []): Promise<RunRecord> {
  const startedAt = request.clock.now().toISOString()
  const plan = await planFeatures(request.features ?? FEATURES, request.tags, request.cwd)
  const anything = request.variants.some((v) => choose(plan, v, [], request).chosen.length > 0)
  if (!anything) throw nothingLeft(plan, request)
  const support = await loadSteps(request.steps && [...request.steps], request.cwd)
  const outcome: Gathered = { tokens: {}, scenarios: [], leftOut: [], renumber: new Renumber() }
  for (const variant of request.variants) {
    if (outcome.incomplete !== undefined) continue
    await runVariant(variant, plan, support, request, listeners, outcome).catch((error: unknown) => {
      // What another variant has shown already stays.
      if (outcome.scenarios.length === 0) throw error
      outcome.incomplete = `${variant.id}: ${messageOf(error)}`
    })
  }
  const { scenarios, leftOut, incomplete, target, tokens } = outcome
  return {
    target: target ?? { label: 'none', base: '', odsCode: '', asid: '' },
    variants: request.variants.map((v) => v.id),
    tokens,
    startedAt,
    finishedAt: request.clock.now().toISOString(),
    ...(incomplete !== undefined && { incomplete }),
    scenarios,
    leftOut,
  }
}

interface Gathered {
  target?: RunRecord['target']
  incomplete?: string
  readonly tokens: Record<string, TokenForm>
  readonly scenarios: ScenarioRecord[]
  readonly leftOut: RunRecord['leftOut'][number][]
  readonly renumber: Renumber
}

function choose(plan: Plan, variant: Variant, unsupported: readonly string[], request: RunRequest): Selection {
  const chosen = select(plan.scenarios, variant, unsupported, request.wanted, plan.tagged)
  const { only } = request
  if (!only) return chosen
  const reasons = new Map(chosen.chosen.map((s) => [s, only(variant, s)]))
  const out = chosen.chosen.flatMap((scenario) => {
    const reason = reasons.get(scenario)
    return reason === undefined ? [] : [{ scenario, reason, because: 'option' as const }]
  })
  return {
    chosen: chosen.chosen.filter((s) => reasons.get(s) === undefined),
    leftOut: [...chosen.leftOut, ...out],
  }
}

async function runVariant(
  named: Variant,
  plan: Plan,
  support: ISupportCodeLibrary,
  request: RunRequest,
  listeners: readonly RunListener[],
  outcome: Gathered,
): Promise<void> {
  const context = await request.open(named)
  // The target may expect tokens of another form, and so be judged by other rows.
  const variant = withTokens(named, context.target.tokens)
  outcome.tokens[variant.id] = variant.tokens
  try {
    const { label, base, odsCode, providerAsid, declared } = context.target
    outcome.target ??= { label, base, odsCode, asid: providerAsid }
    const selection = choose(plan, variant, declared.unsupported, request)
    outcome.leftOut.push(...selection.leftOut.map((left) => ({ ...left, variant: variant.id })))
    listeners.forEach((l) => l.variant?.(variant, context, selection))
    if (selection.chosen.length === 0) return
    setRunContext(context)
    const records: ScenarioRecord[] = []
    const keep = (record: ScenarioRecord): void => {
      const settled = request.settle?.(record) ?? record
      const kept = outcome.renumber.apply(request.failFast && !record.ran ? notRun(settled) : settled)
      records.push(kept)
      listeners.forEach((l) => l.scenario?.(kept, selection.chosen.length - records.length))
    }
    const problem = await execute(variant, selection, support, request, listeners, keep)
    const missing = unfinished(variant, selection, records)
    const skipped = records.some((r) => !r.ran)
    outcome.scenarios.push(...records, ...(request.signal?.aborted ? [] : missing))
    const incomplete =
      problem ??
      (missing.length > 0 ? `${missing.length} planned scenarios never finished` : undefined) ??
      (skipped ? 'stopped at the first scenario that was not green (--fail-fast)' : undefined)
    if (incomplete !== undefined) outcome.incomplete = incomplete
  } finally {
    setRunContext(undefined)
    // A target that is gone already cannot be closed; what was gathered counts more.
    await context.target.close().catch(() => undefined)
  }
}

/** @returns why the pass did not come to its end, or undefined */
async function execute(
  variant: Variant,
  selection: Selection,
  support: ISupportCodeLibrary,
  request: RunRequest,
  listeners: readonly RunListener[],
  keep: (record: ScenarioRecord) => void,
): Promise<string | undefined> {
  const fold = new Fold(variant.id, keep)
  const { signal } = request
  const formatters = request.formatters?.(variant)
  const aborted = new Promise<string>((resolve) => {
    signal?.addEventListener('abort', () => resolve(INTERRUPTED), { once: true })
  })
  if (signal?.aborted) return INTERRUPTED
  const pass = runPass({
    paths: pathsOf(selection.chosen),
    support,
    ...(request.cwd !== undefined && { cwd: request.cwd }),
    failFast: request.failFast ?? false,
    parallel: request.parallel ?? 0,
    ...(request.env && { env: request.env(variant) }),
    ...(formatters && { formatters: formatters.files, formatOptions: formatters.options }),
    onMessage: (envelope) => {
      if (signal?.aborted) return
      listeners.forEach((l) => l.message?.(envelope))
      fold.take(envelope)
    },
  }).then(
    () => undefined,
    (error: unknown) => messageOf(error),
  )
  return Promise.race([pass, aborted])
}

/** Scenarios that were planned and never finished: a process that ended early must not look like a clean run. */
function unfinished(variant: Variant, { chosen }: Selection, records: readonly ScenarioRecord[]): ScenarioRecord[] {
  const finished = new Set(records.map(keyOf))
  return chosen
    .filter((scenario) => !finished.has(keyOf(scenario)))
    .map((scenario) => ({
      ...scenario,
      variant: variant.id,
      interactions: interactionsOf(scenario),
      reqs: reqsOf(scenario, variant.id),
      verdict: 'errored',
      reason: 'was planned, but never finished',
      durationMs: 0,
      steps: [],
      findings: [],
      exchanges: [],
      resources: 0,
      ran: false,
    }))
}

const notRun = (record: ScenarioRecord): ScenarioRecord => ({
  ...record,
  verdict: 'blocked',
  reason: 'not run: an earlier scenario was not green (--fail-fast)',
})

function nothingLeft(plan: Plan, request: RunRequest): GpcError {
  const reasons = new Map<string, number>()
  for (const variant of request.variants)
    for (const { reason } of choose(plan, variant, [], request).leftOut)
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  const why = [...reasons].map(([reason, n]) => `${n} ${n === 1 ? 'scenario' : 'scenarios'}: ${reason}`).join('; ')
  return new GpcError('nothing-to-run', `no scenario is left to run (${why || 'there is none at all'})`)
}
