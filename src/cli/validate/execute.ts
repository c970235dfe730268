import type { Readable } from 'node:stream'
import type { ValidationFinding, ValidationResult } from '../../validator/index.js'
import type { Terminal } from '../terminal.js'
import { inputsOf, type Input } from './inputs.js'
import type { Job } from './job.js'
import { countBySeverity, type Totals } from './report.js'

/**
 * Judges every text behind the arguments and shows what was found as it goes.
 *
 * @returns the exit code: 0 where nothing is an error, 1 otherwise
 * @throws GpcError for what cannot be read
 */
export async function execute(
  job: Job,
  paths: readonly string[],
  terminal: Pick<Terminal, 'colour' | 'out'>,
  stdin: Readable,
): Promise<0 | 1> {
  const totals: Totals = { texts: 0, resources: 0, findings: { error: 0, warning: 0, info: 0 } }
  for await (const input of inputsOf(paths, stdin)) {
    const result = placed(await judge(job, input), input)
    const counts = countBySeverity(result.findings)
    totals.texts++
    totals.resources += result.resources
    for (const severity of ['error', 'warning', 'info'] as const) totals.findings[severity] += counts[severity]
    terminal.out(job.reporter.text({ name: input.name, result }, terminal))
  }
  terminal.out(job.reporter.end(totals, terminal))
  return totals.findings.error > 0 ? 1 : 0
}

async function judge({ validator, profiles, server }: Job, { text }: Input): Promise<ValidationResult> {
  const result = validator.validateText(text, { profiles })
  if (server === undefined) return result
  const informed = (await server.ask()) ? validator.validateText(text, { profiles }) : result
  if (server.problem === undefined) return informed
  return { ...informed, findings: [...informed.findings, unavailable(server.problem)] }
}

/** The absence of the server is nobody's fault: for information, never an error. */
const unavailable = (problem: string): ValidationFinding => ({
  rule: 'terminology-unavailable',
  severity: 'info',
  path: '',
  params: { problem },
  message: `the terminology server did not answer: ${problem}; codes that only it knows were judged by their form`,
})

/** Lines of the file instead of lines of the record, for ndjson. */
function placed(result: ValidationResult, { firstLine }: Input): ValidationResult {
  if (firstLine === 1) return result
  const findings = result.findings.map((f) => (f.line === undefined ? f : { ...f, line: f.line + firstLine - 1 }))
  return { ...result, findings }
}
