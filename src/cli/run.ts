import { resolve } from 'node:path'
import { Command } from 'commander'
import { defaultVariant, variants, type Variant } from '../catalogue/index.js'
import { systemClock } from '../core/index.js'
import { loadRegister } from '../register/index.js'
import { loadWaivers } from '../run/waivers.js'
import { loadEmbedded, loadTarget } from '../target/index.js'
import { columns } from './columns.js'
import { execute, type Job } from './execute.js'
import { checkInteractions, checkRequirements, collect, shardOf, variantOf, wholeNumber } from './options.js'
import { terminal } from './terminal.js'

interface Options {
  readonly target?: string
  readonly variant?: string[]
  readonly interaction?: string[]
  readonly req?: string[]
  readonly tags?: string
  readonly parallel?: string
  readonly shard?: string
  readonly waivers?: string
  readonly failFast?: boolean
  readonly out?: string
  readonly html: boolean
  readonly json?: boolean
}

const variantTable = (): string =>
  columns([
    ['variant', 'FHIR', 'interactions'],
    ...variants().map((v) => [v.id, v.fhir, v.interactions.map((i) => i.id).join(' ')]),
  ])

/** What the user asked for, checked. @throws GpcError naming the option or file at fault */
export function jobOf(options: Options): Job {
  const target = options.target === undefined ? undefined : resolve(options.target)
  const file = target === undefined ? loadEmbedded() : loadTarget(options.target ?? target).file
  const named: Variant[] = (options.variant ?? (file.variant === undefined ? [] : [file.variant])).map(variantOf)
  const chosen = named.length > 0 ? [...new Set(named)] : [defaultVariant()]
  const register = loadRegister([...new Set(chosen.flatMap((v) => v.registers))])
  return {
    variants: chosen,
    wanted: {
      interactions: checkInteractions(options.interaction ?? []),
      reqs: checkRequirements(options.req ?? [], register),
      ...(options.shard !== undefined && { shard: shardOf(options.shard) }),
    },
    tags: options.tags ?? '',
    ...(target !== undefined && { target }),
    label: file.label,
    register,
    failFast: options.failFast ?? false,
    parallel: options.parallel === undefined ? 0 : wholeNumber('--parallel', options.parallel, 1, 64),
    ...(options.waivers !== undefined && { waivers: loadWaivers(options.waivers, systemClock.now()) }),
    ...(options.out !== undefined && { out: resolve(options.out) }),
    html: options.html,
    json: options.json ?? false,
  }
}

/** `gpc-assure run`. */
export const runCommand = (): Command =>
  new Command('run')
    .description('Run the selected scenarios against a provider and leave evidence')
    .option('--target <file>', 'target file of the system under test (default: the embedded reference provider)')
    .option('--variant <id>', 'product and version, repeatable; "list" prints them', collect)
    .option('--interaction <id>', 'only scenarios of this interaction, repeatable', collect)
    .option('--req <id>', 'only scenarios that verify this requirement, repeatable', collect)
    .option('--tags <expression>', 'only scenarios whose tags fit, such as "@find-patient and not @mutates"')
    .option('--parallel <n>', 'number of worker processes; pays on remote targets')
    .option('--shard <i/n>', 'only the i-th of n parts of the scenarios')
    .option('--waivers <file>', 'known breaches that are accepted for a time: check, reason, owner, expires')
    .option('--fail-fast', 'stop at the first scenario that is not green')
    .option('--out <dir>', 'folder of the evidence (default: reports/<time>-<target>)')
    .option('--no-html', 'leave out index.html and the Allure report')
    .option('--json', 'print summary.json instead of the summary')
    .addHelpText(
      'after',
      '\nExample:\n  gpc-assure run --target my-system.yaml --variant foundations@1.2.7 --interaction find-patient\n\nExit codes: 0 clean, 1 findings, 2 nothing ran or bad configuration, 3 harness error',
    )
    .action(async (options: Options) => {
      if (options.variant?.includes('list')) return void process.stdout.write(`${variantTable()}\n`)
      process.exitCode = await execute(jobOf(options), terminal())
    })
