import { Command, Option } from 'commander'
import { SETS } from '../validator/index.js'
import { collect } from './options.js'
import { terminal } from './terminal.js'
import { execute } from './validate/execute.js'
import { jobOf, REPORTERS, type ValidateCliOptions } from './validate/job.js'

const EXAMPLES = `
Examples:
  gpc-assure validate patient.json
  gpc-assure validate records/ --set gpconnect-1.6.2 --format json
  curl ... | gpc-assure validate - --profile https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1

Exit codes: 0 no error, 1 errors found, 2 bad usage, 3 harness error`

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
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], options: ValidateCliOptions) => {
      process.stdout.on('error', endWithReader)
      process.exitCode = await execute(jobOf(options), files, terminal(), process.stdin)
    })
