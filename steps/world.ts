import { setWorldConstructor, World } from '@cucumber/cucumber'
import { interactionOf, type Interaction } from '../src/catalogue/index.js'
import type { Answer, Check, Sequence } from '../src/checks/index.js'
import type { Exchange } from '../src/core/index.js'
import { standardOf, type RequestInput, type Deviation, type Standard } from '../src/requests/index.js'
import { getRunContext } from '../src/run/context.js'
import { Judge } from './judge.js'
import { Scenario } from './scenario.js'
import { BookingUnderTest } from './scheduling/booking-under-test.js'
import { RequestSender } from './sender.js'

/** What the steps of a scenario work with: its state, who sends for it, and who judges; the verbs of most steps. */
export class GpcWorld extends World {
  readonly run = getRunContext()
  readonly scenario: Scenario = new Scenario((resource) => this.booking.isOfAnother(resource))
  readonly booking: BookingUnderTest = new BookingUnderTest(this.run, this.scenario)
  readonly sender = new RequestSender(this.run, this.scenario, this.booking, this)
  readonly judging = new Judge(this.run, this.scenario, this.booking, this)

  /** The interaction of that id, in the variant of the run. */
  interaction(id: string): Interaction {
    return interactionOf(this.run.variant, id)
  }

  /** How the requests of the run are made; asked for when it is needed, since a dry run has no variant. */
  get standard(): Standard {
    return standardOf(this.run.variant)
  }

  /** Sends the request that the scenario is about, with its deviations in it; what it gets is judged next. */
  async request(what: Interaction): Promise<void> {
    const { requestInput, deviations } = this.scenario
    this.scenario.underTest = await this.send(what, requestInput, deviations.splice(0))
  }

  /** As {@link RequestSender.send}. */
  send(what: Interaction, input: RequestInput, deviations: readonly Deviation[] = []): Promise<Exchange> {
    return this.sender.send(what, input, deviations)
  }

  /** As {@link Scenario.answerOf}. */
  answerOf(exchange?: Exchange): Answer | undefined {
    return this.scenario.answerOf(exchange)
  }

  /** As {@link Judge.judge}; the exchange under test where none is named. */
  judge(what: Check | Sequence, exchange: Exchange = this.scenario.last, rulesOf?: Interaction): Promise<void> {
    return this.judging.judge(what, exchange, rulesOf)
  }
}

setWorldConstructor(GpcWorld)
