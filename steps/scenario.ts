import type { Pickle } from '@cucumber/messages'
import { readAnswer, withoutEntries, type Answer, type Reduced } from '../src/checks/index.js'
import { HarnessError, type Exchange, type JsonObject, type RequirementId } from '../src/core/index.js'
import type { RequestInput, Deviation, Sender } from '../src/requests/index.js'
import type { TestRecord } from '../src/run/port.js'
import { byId } from './named-checks.js'

/** Features that have moved keep their keys, and so what is chosen for their scenarios. */
const FORMERLY: Readonly<Record<string, string>> = {
  'features/appointment-management/versions-and-formats.feature': 'features/spine/appointment-headers.feature',
  'features/appointment-management/tokens-and-ssp-headers.feature': 'features/spine/appointment-requests.feature',
}

/** What tells a scenario from all others, run after run: what the run's seed chooses for it hangs on this text. */
export const scenarioKey = ({ uri, name, steps }: Pick<Pickle, 'uri' | 'name' | 'steps'>): string =>
  [FORMERLY[uri] ?? uri, name, ...steps.map(({ text }) => byId(text))].join(' ')

/** What one scenario knows: the record that it is about, the request to come, what was sent and what was answered. */
export class Scenario {
  key = ''
  /** Requirement ids of the scenario's tags. */
  reqs: readonly RequirementId[] = []
  /** True where the features take what it sends for the good request of its interaction, deviations and all. */
  isControl = false
  /** The record that the scenario is about. */
  subject: TestRecord | undefined
  /** What the next request asks for. */
  requestInput: RequestInput = {}
  /** Who sends, where it is another than the target's consumer. */
  consumer: Sender['consumer'] | undefined
  /** Set where the harness plays the SSP for the whole scenario. */
  direct = false
  /** Deviations of the next request. */
  readonly deviations: Deviation[] = []
  /** The exchange that the next Then steps judge. */
  underTest: Exchange | undefined
  /** The answer that later ones are compared with. */
  comparedWith: Answer | undefined
  /** The answer that shows what the search under test is about (`control` of a check's context). */
  control: Answer | undefined
  capabilityStatement: Answer | undefined
  /** Answers to the references that were followed, by what each means: `Type/id`. */
  readonly resolved = new Map<string, Answer>()
  readonly exchanges: Exchange[] = []
  readonly #inputs = new Map<string, RequestInput>()
  readonly #deviating = new Set<string>()
  readonly #answers = new Map<string, Reduced>()
  readonly #isLeftOut: (resource: JsonObject) => boolean

  /** @param isLeftOut - true for what stands in lists of the target and is no business of this scenario */
  constructor(isLeftOut: (resource: JsonObject) => boolean = () => false) {
    this.#isLeftOut = isLeftOut
  }

  /** Keeps what was sent, what it asked for, and whether it was the good request of its interaction. */
  keep(exchange: Exchange, input: RequestInput, isGood = true): void {
    this.exchanges.push(exchange)
    if (!isGood) this.#deviating.add(exchange.id)
    this.#inputs.set(exchange.id, input)
  }

  /** Asks for something more, or for something else, in the next request. */
  refine(more: RequestInput): void {
    this.requestInput = { ...this.requestInput, ...more }
  }

  deviates({ id }: Exchange): boolean {
    return this.#deviating.has(id)
  }

  inputOf({ id }: Exchange): RequestInput {
    return this.#inputs.get(id) ?? {}
  }

  /** The exchange that is judged. @throws HarnessError where nothing was sent */
  get last(): Exchange {
    if (!this.underTest) throw new HarnessError('nothing-sent', 'a step judges before anything was sent')
    return this.underTest
  }

  /**
   * The provider's answer in an exchange, without what is left out; undefined where there is none. Each exchange is
   * read once.
   */
  answerOf(exchange: Exchange = this.last): Answer | undefined {
    if (exchange.failure || exchange.answeredBy !== 'provider' || !exchange.response) return undefined
    const read = this.#answers.get(exchange.id) ?? withoutEntries(readAnswer(exchange), this.#isLeftOut)
    this.#answers.set(exchange.id, read)
    return read.answer
  }

  /** Where the answer of an exchange had what was left out. */
  leftOutOf({ id }: Exchange): readonly string[] {
    return this.#answers.get(id)?.left ?? []
  }
}
