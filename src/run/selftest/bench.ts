import type { ISupportCodeLibrary } from '@cucumber/cucumber/api'
import { findVariant, interactionOf, type Variant } from '../../catalogue/index.js'
import { HarnessError } from '../../core/index.js'
import { isShall, loadRegister, type Register } from '../../register/index.js'
import { startEmbedded, type EmbeddedTarget } from '../../target/index.js'
import { createValidator, type Validator } from '../../validator/index.js'
import { setRunContext, type RunContext } from '../context.js'
import { loadSteps, runPass } from '../cucumber.js'
import { Fold } from '../fold.js'
import type { Planned } from '../gherkin-index.js'
import { contextOn } from '../open.js'
import { keyOf, pathsOf, planFeatures } from '../plan.js'
import type { ScenarioRecord } from '../scenario.js'
import { GENERAL, interactionsOf, select } from '../select.js'
import { compareRuns } from './compare.js'
import { throughSsp } from './ssp.js'
import { Traces } from './traces.js'
import type { Baseline, Task, Trial } from './types.js'

/** The reference provider of one variant on the bench: run honest once, then bent again and again. */
export class Bench {
  readonly baseline: Baseline
  readonly #target: EmbeddedTarget
  readonly #context: RunContext
  readonly #support: ISupportCodeLibrary
  readonly #chosen: readonly Planned[]
  readonly #honest: ReadonlyMap<string, ScenarioRecord>
  readonly #traces: Traces

  private constructor(
    target: EmbeddedTarget,
    context: RunContext,
    support: ISupportCodeLibrary,
    chosen: readonly Planned[],
    honest: readonly ScenarioRecord[],
    traces: Traces,
  ) {
    this.#target = target
    this.#context = context
    this.#support = support
    this.#chosen = chosen
    this.#honest = new Map(honest.map((s) => [keyOf(s), s]))
    this.#traces = traces
    const green = new Set(['passed', 'warned'])
    this.baseline = {
      scenarios: honest.length,
      notGreen: honest
        .filter((s) => !green.has(s.verdict))
        .map((s) => `${keyOf(s)} ${s.name}: ${s.verdict} ${s.reason ?? breaks(s)}`),
      checks: [...new Set(honest.flatMap((s) => s.findings.map((f) => f.check)))].sort(),
      reqs: [...new Set(honest.flatMap((s) => s.findings.flatMap((f) => f.reqs)))].sort(),
    }
  }

  /**
   * Starts the embedded target of a variant and runs every scenario of it against the honest provider.
   *
   * @param validator - shared between benches, since its compiled profiles are dear
   */
  static async open(id: string, validator: Validator = createValidator()): Promise<Bench> {
    const variant = variantNamed(id)
    const register = loadRegister(variant.registers)
    const traces = new Traces()
    const target = await startEmbedded({ variant, onAnswer: (trace) => traces.take(trace) })
    const context = { ...contextOn(target, variant, register, 'selftest', { validator }), brief: true }
    const plan = await planFeatures()
    const { chosen } = select(plan.scenarios, variant, target.declared.unsupported, { interactions: [], reqs: [] })
    const support = await loadSteps()
    const honest = await runScenarios(context, support, chosen, (scenario) => traces.close(scenario))
    traces.end()
    if (honest.length !== chosen.length)
      throw new HarnessError('selftest-incomplete', `${chosen.length} scenarios planned, ${honest.length} finished`)
    return new Bench(target, context, support, chosen, honest, traces)
  }

  /** Runs the scenarios that a bend can touch with it turned on, and compares them with the honest provider's. */
  async try(task: Task): Promise<Trial> {
    const { kind, id } = task
    const touched = kind === 'ssp' ? throughSsp(this.#chosen, id) : this.#touchedBy(task)
    if (touched.length === 0) return { scenarios: 0, checks: [], failing: [], reqs: [], errors: [] }
    if (kind === 'ssp') this.#target.useSspFaults([id])
    else if (kind === 'fault') this.#target.useFaults([id])
    else this.#target.useBenign([id])
    try {
      const bent = await runScenarios(this.#context, this.#support, touched)
      return compareRuns(this.#honest, bent, provesOf(this.#context.register))
    } finally {
      this.#target.useFaults([])
      this.#target.useBenign([])
      this.#target.useSspFaults([])
    }
  }

  close(): Promise<void> {
    return this.#target.close()
  }

  #touchedBy({ id, at, interactions }: Task): Planned[] {
    const { variant } = this.#context
    const able = this.#chosen.filter((s) => this.#triesConnections(s) === (at === 'tls'))
    return this.#few(able.filter((s) => isAbout(s, interactions, variant) && this.#traces.shows(s, id)))
  }

  /** Of scenarios of a feature that judge the very same checks, the first few: more prove nothing more. */
  #few(scenarios: readonly Planned[]): Planned[] {
    const counts = new Map<string, number>()
    return scenarios.filter((scenario) => {
      const findings = this.#honest.get(keyOf(scenario))?.findings ?? []
      const alike = [scenario.uri, ...new Set(findings.map((f) => f.check))].sort().join(' ')
      const before = counts.get(alike) ?? 0
      counts.set(alike, before + 1)
      return before < ALIKE
    })
  }

  /**
   * True for a scenario about connections: it alone can show a bend of them, and what it shows of answers all others
   * show as well.
   */
  #triesConnections(scenario: Planned): boolean {
    return this.#honest.get(keyOf(scenario))?.exchanges.some(({ connection }) => connection) === true
  }
}

/** How many of the scenarios that are alike, and in which a bend shows, are tried with it. */
const ALIKE = 3

/**
 * False for a scenario that changes something and has no tag of the interactions: it also finds and reads on the way,
 * before and after, which is proven by the scenarios of those.
 */
function isAbout(scenario: Planned, interactions: Task['interactions'], variant: Variant): boolean {
  const about = interactionsOf(scenario)
  const isCommand = about.some((id) => id !== GENERAL && interactionOf(variant, id).method !== 'GET')
  return !isCommand || interactions === 'any' || interactions.some((id) => about.includes(id))
}

const breaks = (s: ScenarioRecord): string =>
  s.findings
    .filter((f) => f.verdict !== 'pass' && f.verdict !== 'info')
    .map((f) => [f.check, f.at, f.received, f.note].filter(Boolean).join(' '))
    .join('; ')

/** A SHALL is proven by a failure; a SHOULD by a warning too. */
const provesOf =
  (register: Register) =>
  (id: string, verdict: string): boolean =>
    verdict === 'fail' || !isShall(register.row(id).level)

function variantNamed(id: string): Variant {
  const found = findVariant(id)
  if (!found) throw new HarnessError('unknown-variant', `a self-test of the unknown variant ${id}`)
  return found
}

async function runScenarios(
  context: RunContext,
  support: ISupportCodeLibrary,
  chosen: readonly Planned[],
  onRecord: (record: ScenarioRecord) => void = () => undefined,
): Promise<ScenarioRecord[]> {
  const records: ScenarioRecord[] = []
  const fold = new Fold(context.variant.id, (record) => {
    records.push(record)
    onRecord(record)
  })
  setRunContext(context)
  try {
    await runPass({ paths: pathsOf(chosen), support, onMessage: (envelope) => fold.take(envelope) })
  } finally {
    setRunContext(undefined)
  }
  return records
}
