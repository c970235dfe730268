import { setWorldConstructor, World } from '@cucumber/cucumber'
import { AssertionError } from 'chai'
import { callable, interactionOf, type Interaction } from '../src/catalogue/index.js'
import {
  judge,
  judgeConnection,
  matchesOf,
  providerAnswers,
  readAnswer,
  standard,
  successStatus,
  type Answer,
  type Attempt,
  type Check,
  type CheckContext,
  type Followable,
  type Sequence,
} from '../src/checks/index.js'
import { asString, HarnessError, type Exchange, type Finding, type RequestPlan } from '../src/core/index.js'
import {
  deviate,
  dialectOf,
  requestFor,
  type Ask,
  type Deviation,
  type Dialect,
  type Sender,
} from '../src/requests/index.js'
import { attachExchange, attachFindings } from '../src/run/attachments.js'
import { getRunContext, type RunContext } from '../src/run/context.js'
import { Blocked } from './support/blocked.js'
import { Diary } from './scheduling/booking-under-test.js'
import { stanza, type Kind } from './support/records.js'

/** A record of the target under the role that a feature names. */
export type TestRecord = NonNullable<ReturnType<RunContext['target']['record']>>

/** What one scenario knows: the record that it is about, the request to come, what was sent and what was found. */
export class GpcWorld extends World {
  readonly run = getRunContext()
  /** Requirement ids of the scenario's tags. */
  reqs: readonly string[] = []
  /** What tells this scenario from all others, run after run. */
  place = ''
  /** The record that the scenario is about. */
  subject: TestRecord | undefined
  /** What the next request asks for. */
  ask: Ask = {}
  /** Who sends, where it is another than the target's consumer. */
  consumer: Sender['consumer'] | undefined
  /** Set where the harness plays the SSP for the whole scenario. */
  direct = false
  /** Bends of the next request. */
  readonly deviations: Deviation[] = []
  /** The exchange that the next Then steps judge. */
  focus: Exchange | undefined
  /** The answer that later ones are compared with. */
  earlier: Answer | undefined
  /** The capability statement. */
  statement: Answer | undefined
  /** Answers to the references that were followed. */
  readonly resolved = new Map<string, Answer>()
  /** The appointment that the scenario is about. */
  readonly diary = new Diary(this)
  readonly exchanges: Exchange[] = []
  readonly findings: Finding[] = []
  /** How many findings there were when the present step began. */
  foundBefore = 0
  readonly #judged = new Set<string>()
  readonly #answers = new Map<string, Answer>()
  readonly #asked = new Map<string, Ask>()

  /**
   * Sends the request that the scenario is about, with its deviations in it; what it gets is judged next.
   *
   * @throws Blocked where the request has to go direct and the target cannot
   */
  async request(what: Interaction): Promise<void> {
    this.focus = await this.send(what, this.ask, this.deviations.splice(0))
  }

  /** Sends the request of an interaction and keeps the exchange. */
  async send(what: Interaction, ask: Ask, bends: readonly Deviation[] = []): Promise<Exchange> {
    const { sender } = this
    const good = requestFor(what, ask, sender, this.direct ? 'direct' : 'ssp')
    const plan = bends.reduce((bent, deviation) => deviate(bent, deviation, sender), good)
    return this.dispatch(plan, ask)
  }

  /**
   * Makes a record the subject: what is asked for next, and what its answer is compared with.
   *
   * @throws Blocked where the target names no such record
   */
  about(kind: Kind, role: string): TestRecord {
    const { records, system } = kind
    const record = this.run.target.record(records, role)
    if (!record)
      throw new Blocked(`${this.run.target.label} names no ${kind.word} for the role "${role}": ${stanza(kind, role)}`)
    this.subject = record
    this.ask = {
      ...(system && record.identifier && { system, value: record.identifier }),
      ...(record.id && { id: record.id }),
    }
    return record
  }

  /** The logical id of the one resource that the search of its kind finds for the subject, or undefined. */
  async find({ find }: Kind): Promise<string | undefined> {
    if (!find || this.ask.value === undefined) return undefined
    const exchange = await this.send(find, this.ask)
    await this.judge(successStatus, exchange)
    this.earlier = this.answerOf(exchange)
    const [first] = this.earlier ? matchesOf(this.earlier) : []
    return asString(first?.resource['id'])
  }

  /** Reads what a reference names; the exchange counts as judged by the check that looks at what was resolved. */
  async follow({ reference, interaction: id, id: logicalId }: Followable): Promise<void> {
    if (this.resolved.has(reference) || !callable(this.run.variant, id)) return
    const exchange = await this.send(interactionOf(this.run.variant, id), { id: logicalId })
    await this.judge(standard, exchange)
    const answer = this.answerOf(exchange)
    if (answer) this.resolved.set(reference, answer)
  }

  /** Sends a plan as it is. */
  async dispatch(plan: RequestPlan, ask: Ask): Promise<Exchange> {
    const { target } = this.run
    const closed = target.closed?.[plan.hop]
    if (closed !== undefined) throw new Blocked(closed)
    if (plan.hop === 'direct' && !target.canGoDirect)
      throw new Blocked(`${target.label} cannot be reached without the SSP, which would answer such a request itself`)
    this.diary.beforeSending(plan)
    const exchange = await target.send(plan)
    this.diary.afterSending(exchange)
    this.exchanges.push(exchange)
    this.#asked.set(exchange.id, ask)
    await attachExchange(this, exchange)
    return exchange
  }

  /** Sends a request that tidies up: evidence, but nothing that is judged. */
  async tidy(what: Interaction, ask: Ask): Promise<Exchange> {
    const exchange = await this.run.target.send(requestFor(what, ask, this.sender))
    if (!this.run.brief) await attachExchange(this, exchange)
    return exchange
  }

  /** The exchange that is judged. @throws HarnessError where nothing was sent */
  get last(): Exchange {
    if (!this.focus) throw new HarnessError('nothing-sent', 'a step judges before anything was sent')
    return this.focus
  }

  /** The provider's whole answer in an exchange; undefined where there is none. Each exchange is read once. */
  answerOf(exchange: Exchange = this.last): Answer | undefined {
    if (exchange.failure || exchange.answeredBy !== 'provider' || !exchange.response) return undefined
    const answer = this.#answers.get(exchange.id) ?? readAnswer(exchange)
    this.#answers.set(exchange.id, answer)
    return answer
  }

  /** What a check may know about an exchange. */
  contextOf(exchange: Exchange): CheckContext {
    const { target, variant, validator } = this.run
    return {
      variant,
      interaction: interactionOf(variant, exchange.interaction),
      base: target.base,
      odsCode: target.odsCode,
      declared: target.declared,
      validator,
      asked: this.#asked.get(exchange.id) ?? {},
      ...(this.subject?.expect && { seed: this.subject.expect }),
      ...(this.earlier && { earlier: this.earlier }),
      ...(this.statement && { statement: this.statement }),
      ...(this.diary.facts && { booking: this.diary.facts }),
      resolved: this.resolved,
    }
  }

  /**
   * Judges an exchange by a check or by every check of a sequence: all are judged, then the findings go to the evidence,
   * and only then one AssertionError lists what broke. Where the provider gave no answer the finding says so, and
   * nothing else is judged.
   *
   * @param about - the interaction whose rules are judged, where it is another than the one that was sent: what a read
   *   shows after a booking is a rule of booking
   */
  async judge(what: Check | Sequence, exchange: Exchange = this.last, about?: Interaction): Promise<void> {
    const found: Finding[] = this.#judged.has(exchange.id) ? [] : [providerAnswers(exchange)]
    this.#judged.add(exchange.id)
    const answer = this.answerOf(exchange)
    try {
      const context = this.contextOf(exchange)
      const seen = about ? { ...context, interaction: about } : context
      if (answer) found.push(...judge(what, answer, seen, this.run.register))
    } finally {
      await this.record(found)
    }
    breakFor(found)
  }

  /**
   * Judges the connection that was tried last, whatever came of it, beside those that the scenario tried before.
   *
   * @throws AssertionError and Blocked as {@link judge}
   */
  async judgeConnection(check: Check<Attempt>): Promise<void> {
    const { last } = this
    const tried = this.exchanges.filter(({ connection }) => connection)
    for (const { id } of tried) this.#judged.add(id)
    const attempt = { exchange: last, former: tried.filter(({ id }) => id !== last.id) }
    const found = judgeConnection(check, attempt, this.contextOf(last), this.run.register)
    await this.record(found)
    breakFor(found)
  }

  /** Puts findings to the evidence. */
  async record(found: readonly Finding[]): Promise<void> {
    this.findings.push(...found)
    if (found.length > 0) await attachFindings(this, found)
  }

  /** Exchanges of which no check has judged anything. */
  unjudged(): Exchange[] {
    return this.exchanges.filter(({ id }) => !this.#judged.has(id))
  }

  /** The interaction of that id, in the variant of the run. */
  asked(id: string): Interaction {
    return interactionOf(this.run.variant, id)
  }

  /** How the requests of the run are made; asked for when it is needed, since a dry run has no variant. */
  get dialect(): Dialect {
    return dialectOf(this.run.variant)
  }

  /** Who sends, and to whom. */
  get sender(): Sender {
    const { dialect } = this
    const { target, clock } = this.run
    const { base, providerAsid } = target
    const consumer = this.consumer ?? target.consumer
    return { base, providerAsid, consumer, clock, dialect }
  }
}

/**
 * Ends the step for findings that are not green.
 *
 * @throws AssertionError for fail and error, Blocked for blocked
 */
function breakFor(found: readonly Finding[]): void {
  const broken = found.filter(({ verdict }) => verdict === 'fail' || verdict === 'error')
  if (broken.length > 0) throw new AssertionError(broken.map(inWords).join('\n'))
  const blocked = found.find(({ verdict }) => verdict === 'blocked')
  if (blocked) throw new Blocked(inWords(blocked), true)
}

const inWords = ({ check, at, expected, received, note, reqs }: Finding): string =>
  [
    `${check} (${reqs.join(', ')})`,
    at && `at ${at}`,
    expected && `expected ${expected}`,
    received && `received ${received}`,
    note,
  ]
    .filter(Boolean)
    .join(': ')

setWorldConstructor(GpcWorld)
