import { interactionOf, type Interaction } from '../src/catalogue/index.js'
import type { Exchange, RequestPlan } from '../src/core/index.js'
import {
  deviate,
  standardOf,
  requestFor,
  type RequestInput,
  type Deviation,
  type Sender,
} from '../src/requests/index.js'
import { attachExchange, type Attaches } from '../src/run/attachments.js'
import type { RunContext } from '../src/run/context.js'
import type { Scenario } from './scenario.js'
import { Blocked } from './support/blocked.js'
import { shownBy } from './support/shows.js'

/** Hears of each request before and after it goes out. */
export interface SendListener {
  beforeSending(plan: RequestPlan): void
  afterSending(exchange: Exchange): void
}

/** Sends the requests of a scenario and keeps the exchanges. */
export class RequestSender {
  readonly #run: RunContext
  readonly #scenario: Scenario
  readonly #listener: SendListener
  readonly #evidence: Attaches

  constructor(run: RunContext, scenario: Scenario, listener: SendListener, evidence: Attaches) {
    this.#run = run
    this.#scenario = scenario
    this.#listener = listener
    this.#evidence = evidence
  }

  /** Who sends, and to whom. */
  get party(): Sender {
    const { target, clock, variant } = this.#run
    const { base, providerAsid } = target
    const consumer = this.#scenario.consumer ?? target.consumer
    return { base, providerAsid, consumer, clock, standard: standardOf(variant) }
  }

  /** Sends the request of an interaction. */
  async send(what: Interaction, input: RequestInput, deviations: readonly Deviation[] = []): Promise<Exchange> {
    const { party } = this
    const good = requestFor(what, input, party, this.#scenario.direct ? 'direct' : 'ssp')
    const plan = deviations.reduce((plan, deviation) => deviate(plan, deviation, party), good)
    return this.dispatch(plan, input, deviations.length === 0 ? what : undefined)
  }

  /**
   * Sends a plan as it is.
   *
   * @param good - the interaction whose good request the plan is; absent where it deviates
   * @throws Blocked where it has to go a way that the target does not have
   */
  async dispatch(plan: RequestPlan, input: RequestInput, good?: Interaction): Promise<Exchange> {
    const { target } = this.#run
    if (plan.hop === 'direct' && !target.canGoDirect)
      throw new Blocked(
        `${target.label} cannot be reached without the SSP, which would answer such a request itself: add to the target ` +
          `file "direct: { certificate: '<path>', key: '<path>', ca: '<path>' }", of an SSP that it trusts`,
      )
    this.#listener.beforeSending(plan)
    const exchange = await target.send(plan)
    this.#listener.afterSending(exchange)
    this.#scenario.keep(exchange, input, good !== undefined)
    // A registration is sent in full by its control: the good request alone would spend a person for nothing.
    const taken = good ?? (this.#scenario.isControl ? interactionOf(this.#run.variant, plan.interaction) : undefined)
    await attachExchange(this.#evidence, exchange, shownBy(this.#scenario.answerOf(exchange), taken))
    return exchange
  }

  /** Sends a request that tidies up: evidence, but nothing that is judged. */
  async tidy(what: Interaction, input: RequestInput): Promise<Exchange> {
    const exchange = await this.#run.target.send(requestFor(what, input, this.party))
    if (this.#run.keepBodies !== false) await attachExchange(this.#evidence, exchange)
    return exchange
  }
}
