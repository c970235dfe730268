import { Command, Option } from 'commander'
import { SETS } from '../validator/index.js'
import { collect } from './options.js'
import { terminal } from './terminal.js'
import { execute } from './validate/execute.js'
import { WORST_FIRST } from './validate/report.js'
import { jobOf, REPORTERS, type ValidateCliOptions } from './validate/job.js'

const EXAMPLES = `
Examples:
  gpc-assure validate patient.json
  gpc-assure validate records/ --set gpconnect-1.6.2 --format json
  gpc-assure validate records/ --level warning --max 3
  gpc-assure validate records/ --strict
  curl ... | gpc-assure validate - --profile https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1

Exit codes: 0 no error, 1 errors found (with --level: findings of that level or worse;
with --strict: something judged by FHIR alone or not at all as well), 2 bad usage, 3 harness error`

/** As a shell shows a process that ended because nobody reads its output any more (128 + SIGPIPE). */
const PIPE_CLOSED = 141

/** A reader that has seen enough, such as `head`, closes the pipe: there is nobody left to tell. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(PIPE_CLOSED)
  throw error
}

/** `gpc-assure validate`: the validator on its own. Sets `process.exitCode`. */
export const validateCommand = (): Command =>
  new Command('validate')
    .description('Judge resources against the GP Connect and Care Connect profiles, offline')
    .argument('<file...>', 'files (JSON, XML, ndjson), folders, or - for standard input')
    .option('--profile <url>', 'profile that the resource must conform to, beside those it claims; repeatable', collect)
    .option(
      '--expected',
      'judge a resource that names no profile by the one that the set has for its type (the default; fhir-stu3 has none)',
    )
    .option('--no-expected', 'judge it by FHIR alone')
    .option('--strict', 'end in 1 where something was judged by FHIR alone, or not at all')
    .addOption(new Option('--set <name>', 'definitions to judge by').choices(Object.keys(SETS)).default('gpconnect'))
    .option(
      '--definitions <dir|tgz>',
      'official definitions that replace ours: a folder (JSON or XML), a file or a FHIR package; repeatable',
      collect,
    )
    .option('--tx <url>', 'FHIR terminology server to ask about codes that the definitions do not list')
    .addOption(
      new Option('--format <format>', 'how findings are shown').choices(Object.keys(REPORTERS)).default('text'),
    )
    .addOption(
      new Option('--level <level>', 'show findings of this level and worse, and end in 1 for any of them').choices(
        WORST_FIRST,
      ),
    )
    .option('--max <n>', 'places that are listed for each rule of a text (--format text), 20 where absent')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], options: ValidateCliOptions) => {
      process.stdout.on('error', endWithReader)
      process.exitCode = await execute(jobOf(options), files, terminal(), process.stdin)
    })
