import type { Readable } from 'node:stream'
import type { ValidationResult } from '../../validator/index.js'
import { validateTwice } from '../../validator/terminology/index.js'
import type { Terminal } from '../terminal.js'
import { inputsOf, type Input } from './inputs.js'
import type { Job } from './job.js'
import { add, reaches, WORST_FIRST, type Totals } from './report.js'

/**
 * Judges every text behind the arguments and shows what was found as it goes.
 *
 * @returns the exit code: 0 where nothing reaches the level that was asked for (error where none was), 1 otherwise
 * @throws GpcError for what cannot be read
 */
export async function execute(
  job: Job,
  paths: readonly string[],
  terminal: Pick<Terminal, 'colour' | 'out'>,
  stdin: Readable,
): Promise<0 | 1> {
  const totals: Totals = { texts: 0, resources: 0, findings: { error: 0, warning: 0, info: 0 }, rules: new Map() }
  const { reporter, max } = job
  const [level, shown] = [job.level ?? 'error', job.level ?? 'info']
  const show = { colour: terminal.colour, max }
  for await (const input of inputsOf(paths, stdin)) {
    const all = placed(await judge(job, input), input)
    const result = { ...all, findings: all.findings.filter(({ severity }) => reaches(severity, shown)) }
    add(totals, result)
    terminal.out(reporter.text({ name: input.name, result }, show))
  }
  terminal.out(reporter.end(totals, show))
  return WORST_FIRST.some((severity) => reaches(severity, level) && totals.findings[severity] > 0) ? 1 : 0
}

async function judge({ validator, profiles, served }: Job, { text }: Input): Promise<ValidationResult> {
  const validate = (): ValidationResult => validator.validateText(text, { profiles })
  return served === undefined ? validate() : validateTwice(validate, served)
}

/** Lines of the file instead of lines of the record, for ndjson. */
function placed(result: ValidationResult, { firstLine }: Input): ValidationResult {
  if (firstLine === 1) return result
  const findings = result.findings.map((f) => (f.line === undefined ? f : { ...f, line: f.line + firstLine - 1 }))
  return { ...result, findings }
}
