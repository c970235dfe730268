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
import type { Baseline, Task, Trial } from './types.js'

/** The reference provider of one variant on the bench: run honest once, then bent again and again. */
export class Bench {
  readonly baseline: Baseline
  readonly #target: EmbeddedTarget
  readonly #context: RunContext
  readonly #support: ISupportCodeLibrary
  readonly #chosen: readonly Planned[]
  readonly #honest: ReadonlyMap<string, ScenarioRecord>

  private constructor(
    target: EmbeddedTarget,
    context: RunContext,
    support: ISupportCodeLibrary,
    chosen: readonly Planned[],
    honest: readonly ScenarioRecord[],
  ) {
    this.#target = target
    this.#context = context
    this.#support = support
    this.#chosen = chosen
    this.#honest = new Map(honest.map((s) => [keyOf(s), s]))
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
    const target = await startEmbedded({ variant })
    const context = { ...contextOn(target, variant, register, 'selftest', { validator }), brief: true }
    const plan = await planFeatures()
    const { chosen } = select(plan.scenarios, variant, target.declared.unsupported, { interactions: [], reqs: [] })
    const support = await loadSteps()
    const honest = await runScenarios(context, support, chosen)
    if (honest.length !== chosen.length)
      throw new HarnessError('selftest-incomplete', `${chosen.length} scenarios planned, ${honest.length} finished`)
    return new Bench(target, context, support, chosen, honest)
  }

  /** Runs the scenarios that a bend can touch with it turned on, and compares them with the honest provider's. */
  async try({ kind, id, interactions }: Task): Promise<Trial> {
    const touched = this.#few(this.#chosen.filter((s) => interactions === 'any' || this.#shows(s, interactions)))
    if (touched.length === 0) return { scenarios: 0, checks: [], failing: [], reqs: [], errors: [] }
    if (kind === 'fault') this.#target.useFaults([id])
    else this.#target.useBenign([id])
    try {
      const bent = await runScenarios(this.#context, this.#support, touched)
      return compareRuns(this.#honest, bent, provesOf(this.#context.register))
    } finally {
      this.#target.useFaults([])
      this.#target.useBenign([])
    }
  }

  close(): Promise<void> {
    return this.#target.close()
  }

  /**
   * True for a scenario that can show a bend of the interactions: it sends one of them. One that changes something also
   * finds and reads on the way, before and after, which others prove: there only the interactions of its tags count.
   */
  #shows(scenario: Planned, interactions: readonly string[]): boolean {
    const about = interactionsOf(scenario)
    return isCommand(scenario, this.#context.variant)
      ? interactions.some((id) => about.includes(id))
      : this.#sends(scenario, interactions)
  }

  /** Of scenarios that change something and judge the very same checks, the first few: more prove nothing more. */
  #few(scenarios: readonly Planned[]): Planned[] {
    const counts = new Map<string, number>()
    return scenarios.filter((scenario) => {
      if (!isCommand(scenario, this.#context.variant)) return true
      const findings = this.#honest.get(keyOf(scenario))?.findings ?? []
      const alike = [scenario.uri, ...new Set(findings.map((f) => f.check))].sort().join(' ')
      const before = counts.get(alike) ?? 0
      counts.set(alike, before + 1)
      return before < ALIKE
    })
  }

  #sends(scenario: Planned, interactions: readonly string[]): boolean {
    const sent = this.#honest.get(keyOf(scenario))?.exchanges ?? []
    return sent.some((exchange) => interactions.includes(exchange.interaction))
  }
}

/** How many scenarios that are alike are tried with a bend. */
const ALIKE = 3

/** True for a scenario about an interaction that changes something. */
const isCommand = (scenario: Planned, variant: Variant): boolean =>
  interactionsOf(scenario).some((id) => id !== GENERAL && interactionOf(variant, id).method !== 'GET')

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
): Promise<ScenarioRecord[]> {
  const records: ScenarioRecord[] = []
  const fold = new Fold(context.variant.id, (record) => records.push(record))
  setRunContext(context)
  try {
    await runPass({ paths: pathsOf(chosen), support, onMessage: (envelope) => fold.take(envelope) })
  } finally {
    setRunContext(undefined)
  }
  return records
}
