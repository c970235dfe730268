import type { ISupportCodeLibrary } from '@cucumber/cucumber/api'
import { withTokens, type TokenForm, type Variant } from '../catalogue/index.js'
import { messageOf } from '../core/index.js'
import { setRunContext } from './context.js'
import { runPass } from './cucumber.js'
import { applyFilters } from './filters.js'
import { ScenarioAssembler } from './scenario-assembler.js'
import type { Planned } from './gherkin-index.js'
import { keyOf, pathsOf, type Plan } from './plan.js'
import { UniqueExchangeIds } from './unique-exchange-ids.js'
import type { RunRecord } from './run-record.js'
import type { RunListener, RunRequest } from './run-request.js'
import type { ScenarioRecord } from './scenario.js'
import { reqsOf } from './judged-rows.js'
import { standing } from './standing.js'
import { interactionsOf } from './tags.js'

/** What the run of one variant gave. */
export interface VariantResult {
  readonly target?: RunRecord['target']
  readonly tokens: Readonly<Record<string, TokenForm>>
  readonly scenarios: readonly ScenarioRecord[]
  readonly leftOut: RunRecord['leftOut']
  /** Interactions of which no good request was served. */
  readonly notOffered: readonly string[]
  /** How many scenarios ran as controls only. */
  readonly controls?: number
  /** Why it was cut short. */
  readonly incomplete?: string
}

const INTERRUPTED = 'the run was interrupted'

/** One run while it goes on: what is asked for, what there is to run, and who listens. */
export class RunSession {
  readonly #request: RunRequest
  readonly #plan: Plan
  readonly #support: ISupportCodeLibrary
  readonly #listeners: readonly RunListener[]
  readonly #exchangeIds = new UniqueExchangeIds()

  constructor(request: RunRequest, plan: Plan, support: ISupportCodeLibrary, listeners: readonly RunListener[]) {
    this.#request = request
    this.#plan = plan
    this.#support = support
    this.#listeners = listeners
  }

  /**
   * Runs the chosen scenarios of a variant against its target.
   *
   * @throws GpcError where the target cannot be opened
   */
  async runVariant(named: Variant): Promise<VariantResult> {
    const context = await this.#request.open(named)
    const { label, base, odsCode, providerAsid: asid, declared, tokens, plain = false, notes = [] } = context.target
    // The target may expect tokens of another form, and so be judged by other rows.
    const variant = withTokens(named, tokens)
    try {
      const {
        chosen,
        leftOut,
        controls = [],
      } = applyFilters(this.#plan, variant, { ...declared, plain }, this.#request)
      this.#tell((listener) => listener.variant?.(variant, context, { chosen, leftOut }))
      setRunContext(context)
      return {
        target: { label, base, odsCode, asid, ...(notes.length > 0 && { notes }) },
        tokens: { [variant.id]: variant.tokens },
        leftOut: leftOut.map((left) => ({ ...left, variant: variant.id })),
        controls: controls.length,
        ...(chosen.length === 0 ? { scenarios: [], notOffered: [] } : await this.#runScenarios(variant, chosen)),
      }
    } finally {
      setRunContext(undefined)
      // A target that is gone already cannot be closed; what was gathered counts more.
      await context.target.close().catch(() => undefined)
    }
  }

  #tell(what: (listener: RunListener) => void): void {
    for (const listener of this.#listeners) what(listener)
  }

  async #runScenarios(
    variant: Variant,
    chosen: readonly Planned[],
  ): Promise<Pick<VariantResult, 'scenarios' | 'notOffered' | 'incomplete'>> {
    const { settle, failFast, signal } = this.#request
    const records: ScenarioRecord[] = []
    const problem = await this.#pass(variant, chosen, (record) => {
      const settled = settle?.(record) ?? record
      const kept = this.#exchangeIds.apply(failFast && !record.ran ? notRun(settled) : settled)
      records.push(kept)
      this.#tell((listener) => listener.scenario?.(kept, chosen.length - records.length))
    })
    const finished = new Set(records.map(keyOf))
    const missing = chosen.filter((scenario) => !finished.has(keyOf(scenario)))
    const incomplete =
      problem ??
      (missing.length > 0 ? `${missing.length} planned scenarios never finished` : undefined) ??
      (records.some((r) => !r.ran) ? 'stopped at the first scenario that was not green (--fail-fast)' : undefined)
    return {
      ...standing([...records, ...(signal?.aborted ? [] : missing.map((s) => unfinished(variant, s)))], chosen),
      ...(incomplete !== undefined && { incomplete }),
    }
  }

  /** @returns why the pass did not come to its end, or undefined */
  async #pass(
    variant: Variant,
    chosen: readonly Planned[],
    keep: (record: ScenarioRecord) => void,
  ): Promise<string | undefined> {
    const { signal, cwd, failFast = false, parallel = 0, env, formatters: formattersOf } = this.#request
    if (signal?.aborted) return INTERRUPTED
    const assembler = new ScenarioAssembler(variant.id, keep)
    const formatters = formattersOf?.(variant)
    const aborted = new Promise<string>((resolve) => {
      signal?.addEventListener('abort', () => resolve(INTERRUPTED), { once: true })
    })
    const pass = runPass({
      paths: pathsOf(chosen),
      support: this.#support,
      ...(cwd !== undefined && { cwd }),
      failFast,
      parallel,
      ...(env && { env: env(variant) }),
      ...(formatters && { formatters: formatters.files, formatOptions: formatters.options }),
      onMessage: (envelope) => {
        if (signal?.aborted) return
        this.#tell((listener) => listener.message?.(envelope))
        assembler.take(envelope)
      },
    }).then(() => undefined, messageOf)
    return Promise.race([pass, aborted])
  }
}

/** A scenario that was planned and never finished: a process that ended early must not look like a clean run. */
const unfinished = (variant: Variant, scenario: Planned): ScenarioRecord => ({
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
})

const notRun = (record: ScenarioRecord): ScenarioRecord => ({
  ...record,
  verdict: 'blocked',
  reason: 'not run: an earlier scenario was not green (--fail-fast)',
})
