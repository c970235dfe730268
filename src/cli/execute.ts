import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { interactionIds, type Variant } from '../catalogue/index.js'
import { messageOf, systemClock } from '../core/index.js'
import { amendResults } from '../evidence/allure/amend.js'
import { latestRun, makeRunFolder, pointLatest } from '../evidence/folder.js'
import { harnessVersion } from '../evidence/manifest.js'
import { MessageStream } from '../evidence/stream.js'
import { writeEvidence } from '../evidence/write.js'
import { loadOutOfScope, loadSpecLinks, type Register } from '../register/index.js'
import { moduleFile, type Formatters } from '../run/cucumber.js'
import type { Planned } from '../run/gherkin-index.js'
import { provenRows } from '../run/kill-matrix.js'
import { LEDGER } from '../run/ledger.js'
import { CONFIG_VARIABLE, newRandomSeed, openContext, type ContextConfig } from '../run/open.js'
import { exitCodeOf } from '../run/run-record.js'
import { run } from '../run/runner.js'
import type { ScenarioRecord } from '../run/scenario.js'
import { standsOnNothing } from '../run/standing.js'
import type { Wanted } from '../run/select.js'
import type { Waivers } from '../run/waivers.js'
import { progress } from './progress.js'
import { summaryText } from './summary-text.js'
import type { Terminal } from './terminal.js'

/** A run as the command line asks for it, checked. */
export interface Job {
  readonly variants: readonly Variant[]
  readonly wanted: Wanted
  readonly tags: string
  /** Absolute path of the target file; the embedded target where absent. */
  readonly target?: string
  /** What the target calls itself: part of the folder's name. */
  readonly label: string
  readonly register: Register
  readonly failFast: boolean
  readonly parallel: number
  readonly out?: string
  readonly html: boolean
  /** Prints summary.json instead of the summary for people. */
  readonly json: boolean
  readonly only?: (variant: Variant, scenario: Planned) => string | undefined
  readonly waivers?: Waivers
}

/** Folder of Allure's results in that of a run. */
const RESULTS = 'allure-results'

/** Where runs are kept: below the folder in which the command was started, so that an installed package stays clean. */
export const reportsFolder = (): string => join(process.cwd(), 'reports')

/**
 * Runs a job, writes its evidence, and says how it went.
 *
 * @returns the exit code
 * @throws GpcError when nothing is left to run or the target cannot be opened
 */
export async function execute(job: Job, terminal: Terminal): Promise<number> {
  const clock = systemClock
  const randomSeed = newRandomSeed()
  const reports = reportsFolder()
  const former = latestRun(reports)
  const folder = makeRunFolder(reports, job.label, clock.now(), job.out)
  // What rerun needs: the target file's path says nothing secret.
  writeFileSync(join(folder, 'inputs.json'), `${JSON.stringify({ target: job.target })}\n`)
  const stream = new MessageStream(join(folder, 'run.ndjson'))
  const settle = (record: ScenarioRecord): ScenarioRecord => job.waivers?.settle(record) ?? record
  const { shard } = job.wanted
  const config = (variant: Variant): ContextConfig => ({
    variant: variant.id,
    randomSeed,
    ledger: join(folder, LEDGER),
    ...(shard && { part: { index: shard.index - 1, total: shard.total } }),
    ...(job.target !== undefined && { target: job.target }),
  })
  const stop = new AbortController()
  const onSignal = (): void => stop.abort()
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  const record = await run(
    {
      ...job,
      clock,
      settle,
      signal: stop.signal,
      open: (variant) => openContext(config(variant), job.register),
      env: (variant) => ({ ...process.env, [CONFIG_VARIABLE]: JSON.stringify(config(variant)) }),
      ...(job.html && { formatters: (variant: Variant) => allureFormatter(folder, variant, job.label, settle) }),
    },
    [stream, ...(job.json ? [] : [progress(terminal)])],
  ).catch((error: unknown) => {
    // Nothing ran: an empty folder would only look like a run.
    stream.end(messageOf(error))
    if (job.out === undefined) rmSync(folder, { recursive: true })
    throw error
  })
  stream.end(record.incomplete)
  amendResults(join(folder, RESULTS), record.scenarios.filter(standsOnNothing))
  const written = await writeEvidence(record, folder, {
    register: job.register,
    links: loadSpecLinks(),
    outOfScope: loadOutOfScope(),
    proven: provenRows(job.register),
    html: job.html,
    ...(former !== undefined && { former }),
  })
  if (job.out === undefined) pointLatest(folder)
  process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  terminal.out(
    job.json ? `${JSON.stringify(written.summary, undefined, 2)}\n` : summaryText(record, written, folder, terminal),
  )
  const stale = job.waivers?.stale(record) ?? []
  for (const line of stale) terminal.err(`gpc-assure: ${line}\n`)
  const code = exitCodeOf(record) || (stale.length > 0 ? 2 : 0)
  // After an interruption Cucumber still works on in the background: this process has to end by itself.
  if (stop.signal.aborted) process.exit(code)
  return code
}

function allureFormatter(
  folder: string,
  variant: Variant,
  label: string,
  settle: (record: ScenarioRecord) => ScenarioRecord,
): { files: Formatters; options: Record<string, unknown> } {
  const options = {
    resultsDir: join(folder, RESULTS),
    variant: variant.id,
    settle,
    environmentInfo: { target: label, variant: variant.id, harness: harnessVersion(), node: process.version },
    categories: [
      { name: 'The provider breaks a rule', matchedStatuses: ['failed'] },
      { name: 'Harness, network or configuration', matchedStatuses: ['broken'] },
      { name: 'Blocked or waived', matchedStatuses: ['skipped'] },
    ],
    labels: interactionIds().map((id) => ({ name: 'story', pattern: [new RegExp(`^@${id}$`)] })),
  }
  return { files: { [join(folder, 'allure.log')]: moduleFile('evidence/allure/strict-reporter') }, options }
}
