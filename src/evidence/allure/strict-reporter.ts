import { createHash } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type { IFormatterOptions } from '@cucumber/cucumber'
import type { Envelope } from '@cucumber/messages'
import stock from 'allure-cucumberjs/reporter'
import { Status, type TestResult } from 'allure-js-commons'
import { ScenarioAssembler } from '../../run/scenario-assembler.js'
import { keyOf } from '../../run/plan.js'
import type { ScenarioRecord } from '../../run/scenario.js'
import type { ScenarioVerdict } from '../../run/verdict.js'
import { findingLine } from '../finding-line.js'
import { quickWriter } from './quick-writer.js'
import { readable } from './readable.js'

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

/** Green in Allure is what is green in the run, and nothing else. */
export const ALLURE_STATUS: Readonly<Record<ScenarioVerdict, Status>> = {
  passed: Status.PASSED,
  warned: Status.PASSED,
  failed: Status.FAILED,
  errored: Status.BROKEN,
  blocked: Status.SKIPPED,
  waived: Status.SKIPPED,
  notApplicable: Status.SKIPPED,
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

/** Puts the verdict of the run into a result: status, reason, labels, and an identity that no two scenarios share. */
function settleResult(result: TestResult, record: ScenarioRecord): void {
  const { verdict, reason, findings, variant, rule } = record
  result.status = ALLURE_STATUS[verdict]
  const said = [
    reason ?? [],
    findings.filter((f) => f.verdict !== 'pass' && f.verdict !== 'info').map(findingLine),
  ].flat()
  if (said.length > 0) result.statusDetails = { ...result.statusDetails, message: said.join('\n') }
  result.testCaseId = md5(`${variant} ${keyOf(record)}`)
  result.historyId = result.testCaseId
  result.labels.push({ name: 'parentSuite', value: variant }, { name: 'suite', value: record.feature })
  if (rule !== undefined) result.labels.push({ name: 'subSuite', value: rule })
  result.labels.push({ name: 'verdict', value: verdict })
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
