import { EventEmitter } from 'node:events'
import type { IFormatterOptions } from '@cucumber/cucumber'
import type { Envelope } from '@cucumber/messages'
import stock from 'allure-cucumberjs/reporter'
import type { TestResult } from 'allure-js-commons'
import { ScenarioAssembler } from '../../run/scenario-assembler.js'
import type { ScenarioRecord } from '../../run/scenario.js'
import { quickWriter } from './quick-writer.js'
import { readable } from './readable.js'
import { identityOf, sayVerdict } from './result.js'

// The package's types are written for CommonJS; the module that is loaded exports the class itself.
const AllureCucumberReporter = stock as unknown as typeof stock.default

/** What the runner tells the reporter, beside Allure's own options. */
export interface StrictOptions {
  readonly variant: string
  /** Folder of Allure's results, absolute. */
  readonly resultsDir: string
  /** The same last word on a scenario that the runner has: waivers, scenarios that were never started. */
  readonly settle: (record: ScenarioRecord) => ScenarioRecord
}

/** Puts what the run says into a result: verdict, labels, and an identity that no two scenarios share. */
function settleResult(result: TestResult, record: ScenarioRecord): void {
  sayVerdict(result, record)
  result.testCaseId = identityOf(record)
  result.historyId = result.testCaseId
  result.labels.push({ name: 'parentSuite', value: record.variant }, { name: 'suite', value: record.feature })
  if (record.rule !== undefined) result.labels.push({ name: 'subSuite', value: record.rule })
  result.labels.push(...record.reqs.map((value) => ({ name: 'requirement', value })))
}

/** The part of Allure's runtime that writes the tables of outlines. */
interface Attaching {
  writeAttachment: (root: string, parent: string | null, name: string, ...rest: unknown[]) => unknown
}

/**
 * The stock reporter attaches every table of an outline to every row of it, most of the files of a run. The row's own
 * values are parameters of its result already.
 */
function withoutExampleTables({ allureRuntime }: { readonly allureRuntime: Attaching }): void {
  const write = allureRuntime.writeAttachment.bind(allureRuntime)
  allureRuntime.writeAttachment = (root, parent, name, ...rest) =>
    name.startsWith('Examples') ? undefined : write(root, parent, name, ...rest)
}

/**
 * Allure results that say what the run says. The stock reporter shows undefined, pending, ambiguous and hook-failed
 * scenarios as passed and merges scenarios of one name (allure-js issues 1353, 1358); here status and identity are set
 * from the runner's own fold of the messages, just before a result is written.
 */
export default class StrictAllureReporter extends AllureCucumberReporter {
  constructor(options: IFormatterOptions) {
    const { variant, settle, ...rest } = options.parsedArgvOptions as unknown as StrictOptions & Record<string, unknown>
    let finished: ScenarioRecord | undefined
    const assembler = new ScenarioAssembler(variant, (record) => {
      finished = settle(record)
    })
    const relay = new EventEmitter()
    options.eventBroadcaster.on('envelope', (envelope: Envelope) => {
      assembler.take(envelope)
      relay.emit('envelope', readable(envelope))
    })
    const beforeTestResultWrite = (result: TestResult): void => {
      if (finished) settleResult(result, finished)
    }
    const writer = quickWriter(rest.resultsDir)
    const parsedArgvOptions = { ...rest, writer, listeners: [{ beforeTestResultWrite }] }
    super({ ...options, eventBroadcaster: relay, parsedArgvOptions })
    withoutExampleTables(this as unknown as { allureRuntime: Attaching })
  }
}
