import { TimeConversion, type Envelope, type TestCase } from '@cucumber/messages'
import type { Finding } from '../core/index.js'
import type { RecordedExchange } from '../recording/record.js'
import { EXCHANGE_MEDIA, FINDINGS_MEDIA, readExchange, readFindings } from './attachments.js'
import { GherkinIndex } from './gherkin-index.js'
import { reqsOf } from './judged-rows.js'
import type { ScenarioRecord, StepRecord } from './scenario.js'
import { interactionsOf } from './tags.js'
import { judgeScenario, untouched } from './verdict.js'

interface Running {
  readonly testCase: TestCase
  readonly startedAt: number
  readonly steps: StepRecord[]
  readonly findings: Finding[]
  readonly exchanges: RecordedExchange[]
  resources: number
}

/** Assembles scenarios from the messages of one pass; each is handed on when it is finished. */
export class ScenarioAssembler {
  readonly index = new GherkinIndex()
  readonly #variant: string
  readonly #done: (record: ScenarioRecord) => void
  readonly #cases = new Map<string, TestCase>()
  readonly #hooks = new Map<string, string>()
  readonly #running = new Map<string, Running>()

  constructor(variant: string, done: (record: ScenarioRecord) => void) {
    this.#variant = variant
    this.#done = done
  }

  take(envelope: Envelope): void {
    this.index.take(envelope)
    const { hook, testCase, testCaseStarted, testStepFinished, testCaseFinished, attachment } = envelope
    if (hook) this.#hooks.set(hook.id, hook.name ?? 'hook')
    if (testCase) this.#cases.set(testCase.id, testCase)
    if (testCaseStarted) {
      const of = this.#cases.get(testCaseStarted.testCaseId)
      const startedAt = TimeConversion.timestampToMillisecondsSinceEpoch(testCaseStarted.timestamp)
      if (of)
        this.#running.set(testCaseStarted.id, {
          testCase: of,
          startedAt,
          steps: [],
          findings: [],
          exchanges: [],
          resources: 0,
        })
    }
    if (attachment) this.#attachment(attachment)
    if (testStepFinished) this.#step(testStepFinished)
    if (testCaseFinished) this.#finish(testCaseFinished)
  }

  #attachment({ testCaseStartedId, mediaType, body }: NonNullable<Envelope['attachment']>): void {
    const running = this.#running.get(testCaseStartedId ?? '')
    if (!running) return
    if (mediaType === EXCHANGE_MEDIA) running.exchanges.push(readExchange(body))
    if (mediaType !== FINDINGS_MEDIA) return
    const { findings, resources } = readFindings(body)
    running.findings.push(...findings)
    running.resources += resources
  }

  #step({ testCaseStartedId, testStepId, testStepResult }: NonNullable<Envelope['testStepFinished']>): void {
    const running = this.#running.get(testCaseStartedId)
    const step = running?.testCase.testSteps.find(({ id }) => id === testStepId)
    if (!running || !step) return
    const pickle = this.index.pickle(running.testCase.pickleId)
    const text = pickle?.steps.find(({ id }) => id === step.pickleStepId)?.text
    const { status, message, duration } = testStepResult
    running.steps.push({
      text: text ?? this.#hooks.get(step.hookId ?? '') ?? 'hook',
      status,
      hook: step.hookId !== undefined,
      durationMs: TimeConversion.durationToMilliseconds(duration),
      ...(message !== undefined && { message }),
    })
  }

  #finish({ testCaseStartedId, timestamp }: NonNullable<Envelope['testCaseFinished']>): void {
    const running = this.#running.get(testCaseStartedId)
    const pickle = running && this.index.pickle(running.testCase.pickleId)
    if (!running || !pickle) return
    this.#running.delete(testCaseStartedId)
    const planned = this.index.plan(pickle)
    const { steps, findings, exchanges, resources } = running
    this.#done({
      ...planned,
      variant: this.#variant,
      interactions: interactionsOf(planned),
      reqs: reqsOf(planned, this.#variant),
      ...judgeScenario(findings, steps),
      durationMs: TimeConversion.timestampToMillisecondsSinceEpoch(timestamp) - running.startedAt,
      steps,
      findings,
      exchanges,
      resources,
      ran: findings.length + exchanges.length > 0 || !untouched(steps),
    })
  }
}
