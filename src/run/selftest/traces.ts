import type { Trace } from '../../target/index.js'
import type { Planned } from '../gherkin-index.js'
import { keyOf } from '../plan.js'

/** The honest provider's answers by scenario: they tell which scenarios a mutation can show in. */
export class Traces {
  readonly #byScenario = new Map<string, readonly Trace[]>()
  #open: Trace[] | undefined = []

  /** Hears of an answer of the scenario that is running. */
  take(trace: Trace): void {
    this.#open?.push(trace)
  }

  /** The scenario has ended: the answers since the last end were its own. */
  close(scenario: Pick<Planned, 'uri' | 'line'>): void {
    this.#byScenario.set(keyOf(scenario), this.#open ?? [])
    this.#open = []
  }

  /** The honest run is over: what comes now is mutated. */
  end(): void {
    this.#open = undefined
  }

  /** True where an answer of the scenario would have been another with the mutation on. */
  shows(scenario: Planned, mutation: string): boolean {
    return this.#byScenario.get(keyOf(scenario))?.some((trace) => trace.shows(mutation)) ?? false
  }
}
