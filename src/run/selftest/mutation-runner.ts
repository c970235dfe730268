import type { ISupportCodeLibrary } from '@cucumber/cucumber/api'
import { findVariant, interactionOf, type Variant } from '../../catalogue/index.js'
import { HarnessError } from '../../core/index.js'
import { isShall, loadRegister, type Register } from '../../register/index.js'
import { startEmbedded, type EmbeddedTarget } from '../../target/index.js'
import type { Validator } from '../../validator/index.js'
import { setRunContext, type RunContext } from '../context.js'
import { loadSteps, runPass } from '../cucumber.js'
import { ScenarioAssembler } from '../scenario-assembler.js'
import type { Planned } from '../gherkin-index.js'
import { contextOn } from '../open.js'
import { keyOf, pathsOf, planFeatures } from '../plan.js'
import type { ScenarioRecord } from '../scenario.js'
import { select, type Wanted } from '../select.js'
import { GENERAL, interactionsOf } from '../tags.js'
import { trialOfAlike } from './alike.js'
import { MovedClock } from './clock.js'
import { compareRuns, differences, merge } from './compare.js'
import { trialOfDress } from './dress.js'
import { throughSsp } from './ssp.js'
import { Traces } from './traces.js'
import type { Baseline, Task, Trial } from './types.js'

const EVERYTHING: Wanted = { interactions: [], reqs: [] }

/** The reference provider of one variant on the bench: run honest once, then mutated again and again. */
export class MutationRunner {
  readonly baseline: Baseline
  readonly #target: EmbeddedTarget
  readonly #clock: MovedClock
  readonly #context: RunContext
  readonly #support: ISupportCodeLibrary
  readonly #chosen: readonly Planned[]
  readonly #chosenOf: (variant: string) => readonly Planned[]
  readonly #honest: ReadonlyMap<string, ScenarioRecord>
  readonly #traces: Traces

  private constructor(
    target: EmbeddedTarget,
    clock: MovedClock,
    context: RunContext,
    support: ISupportCodeLibrary,
    chosen: readonly Planned[],
    chosenOf: (variant: string) => readonly Planned[],
    honest: readonly ScenarioRecord[],
    differs: readonly string[],
    traces: Traces,
  ) {
    this.#target = target
    this.#clock = clock
    this.#context = context
    this.#support = support
    this.#chosen = chosen
    this.#chosenOf = chosenOf
    this.#honest = new Map(honest.map((s) => [keyOf(s), s]))
    this.#traces = traces
    const green = new Set(['passed', 'warned'])
    this.baseline = {
      scenarios: honest.length,
      notGreen: honest
        .filter((s) => !green.has(s.verdict))
        .map((s) => `${keyOf(s)} ${s.name}: ${s.verdict} ${s.reason ?? breaks(s)}`),
      differs,
      checks: [...new Set(honest.flatMap((s) => s.findings.map((f) => f.check)))].sort(),
      reqs: [...new Set(honest.flatMap((s) => s.findings.flatMap((f) => f.reqs)))].sort(),
    }
  }

  /**
   * Starts the embedded target of a variant and runs every scenario of it against the honest provider.
   *
   * @param validatorFor - by a set of definitions; shared between benches, since its compiled profiles are dear
   */
  static async open(id: string, validatorFor: (set: Variant['definitions']) => Validator): Promise<MutationRunner> {
    const variant = variantNamed(id)
    const validator = validatorFor(variant.definitions)
    const register = loadRegister(variant.registers)
    const traces = new Traces()
    const clock = new MovedClock()
    const target = await startEmbedded({ variant, clock, onAnswer: (trace) => traces.take(trace) })
    const context = {
      ...contextOn(target, variant, register, 'selftest', { validator, clock }),
      keepBodies: false as const,
    }
    const plan = await planFeatures()
    const chosenOf = (of: Variant): readonly Planned[] => select(plan.scenarios, of, target.declared, EVERYTHING).chosen
    const chosen = chosenOf(variant)
    const support = await loadSteps()
    const honest = await runScenarios(context, support, chosen, (scenario) => traces.close(scenario))
    traces.end()
    if (honest.length !== chosen.length)
      throw new HarnessError('selftest-incomplete', `${chosen.length} scenarios planned, ${honest.length} finished`)
    // The records as they were: registrations of the first run are forgotten.
    target.useFaults([])
    target.useSockets(false)
    const handed = await runScenarios(context, support, chosen)
    target.useSockets(true)
    return new MutationRunner(
      target,
      clock,
      context,
      support,
      chosen,
      (other) => chosenOf(variantNamed(other)),
      honest,
      differences(honest, handed),
      traces,
    )
  }

  /** Runs the scenarios that a mutation can touch with it turned on, and compares them with the honest provider's. */
  async try(task: Task): Promise<Trial> {
    const { kind, id } = task
    if (kind === 'alike') return this.#before(id)
    if (kind === 'dress') return this.#wearing(task)
    const [first, further] = kind === 'ssp' ? [throughSsp(this.#chosen, id), []] : this.#touchedBy(task)
    this.#target.useSockets(kind === 'ssp' || NEEDS_SOCKETS.includes(task.at))
    if (kind === 'ssp') this.#target.useSspFaults([id])
    else if (kind === 'fault') this.#target.useFaults([id])
    else this.#target.useBenign([id])
    try {
      const trial = await this.#compare(first)
      const missed = task.expected.some((check) => !trial.checks.includes(check))
      return missed ? merge(trial, await this.#compare(further)) : trial
    } finally {
      this.#target.useSockets(true)
      this.#target.useFaults([])
      this.#target.useBenign([])
      this.#target.useSspFaults([])
    }
  }

  /** Runs every scenario before a provider that answers everything alike. */
  async #before(id: string): Promise<Trial> {
    this.#target.useSockets(false)
    this.#target.useFaults([id])
    try {
      return trialOfAlike(await runScenarios(this.#context, this.#support, this.#chosen), this.#chosen)
    } finally {
      this.#target.useSockets(true)
      this.#target.useFaults([])
    }
  }

  /** Runs the scenarios before a dressed provider: all of them, or of the new ones that are alike the first. */
  async #wearing({ id, whole, after = [] }: Task): Promise<Trial> {
    const known = new Set(after.flatMap((variant) => this.#chosenOf(variant)).map(keyOf))
    const fresh = this.#chosen.filter((scenario) => !known.has(keyOf(scenario)))
    const scenarios = whole ? this.#chosen : this.#alike(fresh).flatMap((group) => group.slice(0, 1))
    this.#clock.moveTo(NIGHT)
    this.#target.useDress(id)
    const begun = Date.now()
    try {
      const records = scenarios.length > 0 ? await runScenarios(this.#context, this.#support, scenarios) : []
      return trialOfDress(records, scenarios, Date.now() - begun)
    } finally {
      this.#clock.moveTo(undefined)
      this.#target.useDress(undefined)
    }
  }

  close(): Promise<void> {
    return this.#target.close()
  }

  async #compare(scenarios: readonly Planned[]): Promise<Trial> {
    const mutated = scenarios.length > 0 ? await runScenarios(this.#context, this.#support, scenarios) : []
    return compareRuns(this.#honest, mutated, provesOf(this.#context.register))
  }

  /** Alike are scenarios of a feature about the same interactions that judge the very same checks. */
  #alike(scenarios: readonly Planned[]): Planned[][] {
    const alike = new Map<string, Planned[]>()
    for (const scenario of scenarios) {
      const findings = this.#honest.get(keyOf(scenario))?.findings ?? []
      const about = [scenario.uri, ...interactionsOf(scenario), ...new Set(findings.map((f) => f.check))]
      const key = about.sort().join(' ')
      alike.set(key, [...(alike.get(key) ?? []), scenario])
    }
    return [...alike.values()]
  }

  /**
   * The scenarios in which a mutation shows: of those that are alike the first, and a few more for what it does not
   * show.
   */
  #touchedBy({ id, at, interactions }: Task): readonly [first: Planned[], further: Planned[]] {
    const { variant } = this.#context
    const able = this.#chosen.filter((s) => this.#triesConnections(s) === (at === 'tls'))
    const showing = able.filter((s) => isAbout(s, interactions, variant) && this.#traces.shows(s, id))
    const groups = this.#alike(showing)
    // What one of several interactions shows must not hide what the others have to.
    const few = interactions.length > 1 && interactions !== 'any' ? ALIKE : 1
    return [groups.flatMap((group) => group.slice(0, few)), groups.flatMap((group) => group.slice(few, ALIKE))]
  }

  /**
   * True for a scenario about connections: it alone can show a mutation of them, and what it shows of answers all
   * others show as well.
   */
  #triesConnections(scenario: Planned): boolean {
    return this.#honest.get(keyOf(scenario))?.exchanges.some(({ connection }) => connection) === true
  }
}

/** Mutations of bytes on the wire, connections and addresses; all others are seen without sockets as well. */
const NEEDS_SOCKETS = ['http', 'tls', 'root']

/**
 * Half past midnight in British summer, when it is still yesterday in UTC: dresses are worn then, whatever the hour of
 * the self-test, which has the honest provider.
 */
const NIGHT = Date.parse('2027-06-30T23:30:00Z')

/** How many of the scenarios that are alike are tried with a mutation at most. */
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
  const assembler = new ScenarioAssembler(context.variant.id, (record) => {
    records.push(record)
    onRecord(record)
  })
  setRunContext(context)
  try {
    await runPass({ paths: pathsOf(chosen), support, onMessage: (envelope) => assembler.take(envelope) })
  } finally {
    setRunContext(undefined)
  }
  return records
}
