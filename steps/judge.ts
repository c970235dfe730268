import { AssertionError } from 'chai'
import { interactionOf, type Interaction } from '../src/catalogue/index.js'
import {
  dependingOn,
  judge,
  judgeConnection,
  judgeFrontEnd,
  nothingOfTheProviders,
  providerAnswers,
  standard,
  type Attempt,
  type Check,
  type CheckContext,
  type Sequence,
} from '../src/checks/index.js'
import type { Exchange, Finding, Verdict } from '../src/core/index.js'
import { attachFindings, type Attaches } from '../src/run/attachments.js'
import type { RunContext } from '../src/run/context.js'
import type { Scenario } from './scenario.js'
import { Blocked } from './support/blocked.js'

/** Judges what a scenario was answered, and keeps what was found. */
export class Judge {
  readonly findings: Finding[] = []
  /** How many findings there were when the present step began. */
  foundBefore = 0
  /** What the Thens that follow the present one judge of the answer under test. */
  after: () => readonly (Check | Sequence)[] = () => []
  readonly #run: RunContext
  readonly #scenario: Scenario
  readonly #booking: { readonly facts: CheckContext['booking'] }
  readonly #evidence: Attaches
  readonly #judged = new Set<string>()
  /** Exchanges that a front end refused by itself, as a check allows. */
  readonly #refusedInFront = new Set<string>()

  constructor(
    run: RunContext,
    scenario: Scenario,
    booking: { readonly facts: CheckContext['booking'] },
    evidence: Attaches,
  ) {
    this.#run = run
    this.#scenario = scenario
    this.#booking = booking
    this.#evidence = evidence
  }

  /**
   * Judges an exchange by a check or by every check of a sequence: all are judged, then the findings go to the
   * evidence, and only then one AssertionError lists what broke. Where something broke, what the Thens after this one
   * judge of the answer under test is judged before the step ends, so that one run shows all that there is to mend.
   * Where the provider gave no answer the finding says so, and nothing else is judged.
   *
   * @param rulesOf - the interaction whose rules are judged, where it is another than the one that was sent: what a
   *   read shows after a booking is a rule of booking
   * @throws AssertionError for fail and error, Blocked for blocked
   */
  async judge(what: Check | Sequence, exchange: Exchange, rulesOf?: Interaction): Promise<void> {
    const found = await this.#judge(what, exchange, rulesOf)
    const broken = found.find(({ verdict }) => BREAKS.includes(verdict))
    if (!broken) return
    for (const next of this.after()) found.push(...(await this.#judgeAfter(broken, next)))
    breakFor(found)
  }

  /** Judges several answers by one check each, as a rule of one interaction: all of them before the step breaks. */
  async judgeAll(all: readonly (readonly [Check, Exchange])[], rulesOf: Interaction): Promise<void> {
    const found: Finding[] = []
    for (const [check, exchange] of all) found.push(...(await this.#judge(check, exchange, rulesOf)))
    if (found.some(({ verdict }) => BREAKS.includes(verdict))) breakFor(found)
  }

  /** Judges the answer under test by what follows a Then that broke. */
  async #judgeAfter(broken: Finding, what: Check | Sequence): Promise<Finding[]> {
    const { last } = this.#scenario
    const answer = this.#scenario.answerOf(last)
    // The standard rules speak of every answer, whatever it gives.
    if (!answer || what === standard) return this.#judge(what, last)
    const { interaction } = this.#contextOf(last)
    return this.#judge(what, last, undefined, (found) => dependingOn(broken, found, answer, interaction))
  }

  /** @param as - in which words the findings go to the evidence */
  async #judge(
    what: Check | Sequence,
    exchange: Exchange,
    rulesOf?: Interaction,
    as: (found: Finding) => Finding = (found) => found,
  ): Promise<Finding[]> {
    const { register, variant } = this.#run
    const context = this.#contextOf(exchange, rulesOf)
    const byFrontEnd = this.#byFrontEnd(what, exchange, context)
    const answer = this.#scenario.answerOf(exchange)
    const first = byFrontEnd.length === 0 && !this.#judged.has(exchange.id)
    const found = first
      ? [providerAnswers(exchange, { variant, register }), ...leftOut(exchange, this.#scenario.leftOutOf(exchange))]
      : byFrontEnd
    this.#judged.add(exchange.id)
    try {
      if (answer) found.push(...judge(what, answer, context, register).map(as))
    } finally {
      await this.record(found)
    }
    return found
  }

  /**
   * A front end's own refusal is judged by the check that allows for it; what else the scenario asks of that answer is
   * the provider's to keep, and the provider never saw the request.
   */
  #byFrontEnd(what: Check | Sequence, exchange: Exchange, context: CheckContext): Finding[] {
    if (exchange.answeredBy !== 'front-end') return []
    if (this.#refusedInFront.has(exchange.id)) return [nothingOfTheProviders(exchange)]
    if ('checks' in what || what.frontEnd === undefined || exchange.response?.status !== 400) return []
    this.#refusedInFront.add(exchange.id)
    return judgeFrontEnd(what, exchange, context, this.#run.register)
  }

  /**
   * Judges the connection that was tried last, whatever came of it, beside those that the scenario tried before.
   *
   * @throws AssertionError and Blocked as {@link judge}
   */
  async judgeConnection(check: Check<Attempt>): Promise<void> {
    const { last, exchanges } = this.#scenario
    const tried = exchanges.filter(({ connection }) => connection)
    for (const { id } of tried) this.#judged.add(id)
    const attempt = { exchange: last, former: tried.filter(({ id }) => id !== last.id) }
    const found = judgeConnection(check, attempt, this.#contextOf(last), this.#run.register)
    await this.record(found)
    breakFor(found)
  }

  /** Puts findings to the evidence. */
  async record(found: readonly Finding[]): Promise<void> {
    this.findings.push(...found)
    if (found.length > 0) await attachFindings(this.#evidence, found)
  }

  /** Exchanges of which no check has judged anything. */
  unjudged(): Exchange[] {
    return this.#scenario.exchanges.filter(({ id }) => !this.#judged.has(id))
  }

  /** What a check may know about an exchange. */
  #contextOf(exchange: Exchange, rulesOf?: Interaction): CheckContext {
    const { target, variant, validator } = this.#run
    const { subject, comparedWith, control, capabilityStatement, resolved } = this.#scenario
    const { facts } = this.#booking
    return {
      variant,
      about: this.#scenario.reqs,
      interaction: rulesOf ?? interactionOf(variant, exchange.interaction),
      base: target.base,
      ...(target.called === undefined ? {} : { called: target.called }),
      ...(target.registered === undefined ? {} : { registered: target.registered }),
      ...(this.#scenario.deviates(exchange) ? { deviates: true } : {}),
      ...(target.unpublished ? { unpublished: true } : {}),
      odsCode: target.odsCode,
      declared: target.declared,
      validator,
      asked: this.#scenario.inputOf(exchange),
      ...(subject?.expect && { expected: subject.expect }),
      ...(comparedWith && { comparedWith }),
      ...(control && { control }),
      ...(capabilityStatement && { statement: capabilityStatement }),
      ...(facts && { booking: facts }),
      resolved,
    }
  }
}

/** Says what is not judged, since another scenario made it. */
const leftOut = ({ id, answeredBy }: Exchange, left: readonly string[]): Finding[] =>
  left.length === 0
    ? []
    : [
        {
          check: 'made-by-another-scenario',
          verdict: 'info',
          reqs: [],
          at: left.join(', '),
          note: 'Made by another scenario of the harness and left out: what follows counts the entries without it.',
          exchange: id,
          answeredBy,
        },
      ]

const BREAKS: readonly Verdict[] = ['fail', 'error', 'blocked']

/** Ends the step for findings that are not green. */
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
