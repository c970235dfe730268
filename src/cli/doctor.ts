import { Command } from 'commander'
import { asText } from './doctor/as-text.js'
import { examineEmbedded, examineRemote } from './doctor/examine.js'
import { exitCodeOf, type Probe } from './doctor/probe.js'
import { terminal } from './terminal.js'

interface Options {
  readonly target?: string
  readonly json?: boolean
}

const ENDS = {
  0: 'Everything that a run needs is in order.',
  1: 'Not everything is in order: see the lines with NOT.',
  2: 'The target file, a certificate or a key is not in order: see the lines with NOT.',
} as const

/** How it all ended; where a run can start, how many of its scenarios will not get far. */
function endOf(code: keyof typeof ENDS, probes: readonly Probe[]): string {
  const { size } = new Set(probes.flatMap(({ blocks = [] }) => blocks))
  if (code !== 0 || size === 0) return ENDS[code]
  return `A run can start. ${size} of its scenarios will be blocked or fail: see the lines with warn; --json names each.`
}

/** `gpc-assure doctor`: every hop of a target, before a run. */
export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('Check every hop to a system before a run, and say what to do about what is not in order')
    .option('--target <file>', 'target file of the system (default: the embedded reference provider)')
    .option('--json', 'print one JSON object instead of lines')
    .addHelpText(
      'after',
      '\nExample:\n  gpc-assure doctor --target my-system.yaml\n\nExit codes: 0 all in order, 1 a hop is not, 2 target file, certificate or key is not, 3 harness error',
    )
    .action(async (options: Options) => {
      process.exitCode = await doctor(options)
    })

async function doctor({ target, json = false }: Options): Promise<number> {
  const screen = terminal()
  const probes: Probe[] = []
  const tell = (probe: Probe): void => {
    probes.push(probe)
    if (!json) screen.out(asText(probe, screen))
  }
  await (target === undefined ? examineEmbedded(tell) : examineRemote(target, process.env, tell))
  const code = exitCodeOf(probes)
  screen.out(
    json
      ? `${JSON.stringify({ target: target ?? 'embedded', inOrder: code === 0, probes }, undefined, 2)}\n`
      : `\n${endOf(code, probes)}\n`,
  )
  return code
}
