import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError } from 'commander'
import { GpcError, messageOf } from '../core/index.js'
import { harnessVersion } from '../evidence/manifest.js'

/** The commands, each loaded when it is asked for: `validate` need not wait for the modules of `run`. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./run.js')).runCommand(),
  rerun: async () => (await import('./rerun.js')).rerunCommand(),
  list: async () => (await import('./list.js')).listCommand(),
  validate: async () => (await import('./validate.js')).validateCommand(),
  serve: async () => (await import('./serve.js')).serveCommand(),
  doctor: async () => (await import('./doctor.js')).doctorCommand(),
  certs: async () => (await import('./certs.js')).certsCommand(),
  selftest: async () => (await import('./selftest.js')).selftestCommand(),
  coverage: async () => (await import('./coverage.js')).coverageCommand(),
  cleanup: async () => (await import('./cleanup.js')).cleanupCommand(),
}

/**
 * The command with those sub-commands that the arguments ask for; with all of them for its help, and for a word that is
 * no command, so that the nearest one can be named.
 */
export async function program(args: readonly string[] = []): Promise<Command> {
  const gpc = new Command('gpc-assure')
    .description('Conformance and assurance harness for GP Connect and Care Connect provider systems')
    .version(harnessVersion())
    .option('--debug', 'show the stack of an error')
    .addHelpText('after', '\nExample:\n  gpc-assure run --interaction find-patient')
  const asked = COMMANDS[args.find((arg) => !arg.startsWith('-')) ?? '']
  const commands = await Promise.all((asked ? [asked] : Object.values(COMMANDS)).map((load) => load()))
  for (const command of commands) gpc.addCommand(command)
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
  try {
    const gpc = await program(args)
    await gpc.parseAsync(args, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    // Commander has printed its own message already; help and version are no errors.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const debug = args.includes('--debug')
    const text =
      debug && error instanceof Error ? (error.stack ?? error.message) : messageOf(error).replaceAll('\n', ' ')
    process.stderr.write(`gpc-assure: ${text}\n`)
    return error instanceof GpcError ? error.exitCode : 3
  }
}

const started = process.argv[1]
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url))
  process.exitCode = await main(process.argv.slice(2))
