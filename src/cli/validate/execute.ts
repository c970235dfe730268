import type { Readable } from 'node:stream'
import type { ValidationResult } from '../../validator/index.js'
import { validateTwice } from '../../validator/terminology/index.js'
import type { Terminal } from '../terminal.js'
import { inputsOf, type Input } from './inputs.js'
import type { Job } from './job.js'
import { add, noTotals, reaches, WORST_FIRST, type Judged } from './report.js'
import { unjudgedInWords } from './unjudged.js'

/**
 * Judges every text behind the arguments and shows what was found as it goes.
 *
 * @returns the exit code: 0 where nothing reaches the level that was asked for (error where none was) and, if it was
 *   asked for, nothing was left to FHIR alone; 1 otherwise
 * @throws GpcError for what cannot be read
 */
export async function execute(
  job: Job,
  paths: readonly string[],
  terminal: Pick<Terminal, 'colour' | 'out' | 'err'>,
  stdin: Readable,
): Promise<0 | 1> {
  const totals = noTotals()
  const { reporter, max, coreOnly } = job
  const [level, shown] = [job.level ?? 'error', job.level ?? 'info']
  const show = { colour: terminal.colour, max }
  for await (const input of inputsOf(paths, stdin)) {
    const result = placed(await judge(job, input), input)
    const found = result.findings.filter(({ severity }) => reaches(severity, shown))
    const judged: Judged = { name: input.name, result, shown: found, coreOnly }
    add(totals, judged)
    terminal.out(reporter.text(judged, show))
  }
  terminal.out(reporter.end(totals, show))
  const unjudged = unjudgedInWords(totals.unjudged)
  if (!reporter.forPeople) for (const line of unjudged) terminal.err(`${line}\n`)
  const found = WORST_FIRST.some((severity) => reaches(severity, level) && totals.findings[severity] > 0)
  return found || (job.strict && unjudged.length > 0) ? 1 : 0
}

async function judge({ validator, profiles, unnamed, served }: Job, { text }: Input): Promise<ValidationResult> {
  const validate = (): ValidationResult => validator.validateText(text, { profiles, ...(unnamed && { unnamed }) })
  return served === undefined ? validate() : validateTwice(validate, served)
}

/** Lines of the file instead of lines of the record, for ndjson. */
function placed(result: ValidationResult, { firstLine }: Input): ValidationResult {
  if (firstLine === 1) return result
  const findings = result.findings.map((f) => (f.line === undefined ? f : { ...f, line: f.line + firstLine - 1 }))
  return { ...result, findings }
}
