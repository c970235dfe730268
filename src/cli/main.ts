import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError } from 'commander'
import { GpcError, messageOf } from '../core/index.js'
import { harnessVersion } from '../evidence/manifest.js'
import { certsCommand } from './certs.js'
import { cleanupCommand } from './cleanup.js'
import { coverageCommand } from './coverage.js'
import { doctorCommand } from './doctor.js'
import { listCommand } from './list.js'
import { rerunCommand } from './rerun.js'
import { runCommand } from './run.js'
import { selftestCommand } from './selftest.js'
import { serveCommand } from './serve.js'
import { validateCommand } from './validate.js'

const COMMANDS = [
  runCommand,
  rerunCommand,
  listCommand,
  validateCommand,
  serveCommand,
  doctorCommand,
  certsCommand,
  selftestCommand,
  coverageCommand,
  cleanupCommand,
]

/** The whole command. */
export function program(): Command {
  const gpc = new Command('gpc-assure')
    .description('Conformance and assurance harness for GP Connect and Care Connect provider systems')
    .version(harnessVersion())
    .option('--debug', 'show the stack of an error')
    .addHelpText('after', '\nExample:\n  gpc-assure run --interaction find-patient')
  for (const command of COMMANDS) gpc.addCommand(command())
  // Sub-commands inherit nothing by themselves: each has to throw rather than end the process.
  for (const command of [gpc, ...gpc.commands]) command.exitOverride().showSuggestionAfterError()
  return gpc
}

/**
 * Runs the command line.
 *
 * @param args - without node and script
 * @returns the exit code: 2 for what the user can mend, 3 for the harness's own trouble
 */
export async function main(args: readonly string[]): Promise<number> {
  process.stdout.off('error', ignoreBrokenPipe).on('error', ignoreBrokenPipe)
  const gpc = program()
  try {
    await gpc.parseAsync(args, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    // Commander has printed its own message already; help and version are no errors.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    process.stderr.write(`gpc-assure: ${textOf(error, args.includes('--debug'))}\n`)
    return error instanceof GpcError ? error.exitCode : 3
  }
}

/** What the user can mend may be a list, a line each; anything else is one line. */
function textOf(error: unknown, debug: boolean): string {
  if (debug && error instanceof Error) return error.stack ?? error.message
  return error instanceof GpcError ? error.message : messageOf(error).replaceAll('\n', ' ')
}

/** Who reads the output may go (`| head`): what a command has to do and its exit code stay as they are. */
function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

const started = process.argv[1]
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url))
  process.exitCode = await main(process.argv.slice(2))
