import { resolve } from 'node:path'
import { Command } from 'commander'
import { GpcError } from '../core/index.js'
import { loadRegister } from '../register/index.js'
import { keyOf } from '../run/plan.js'
import { readRun } from '../run/rerun.js'
import { loadEmbedded, loadTarget } from '../target/index.js'
import { execute, reportsFolder } from './execute.js'
import { variantOf } from './options.js'
import { terminal } from './terminal.js'

interface Options {
  readonly target?: string
  readonly html: boolean
  readonly json?: boolean
}

async function rerun(run: string, options: Options): Promise<number> {
  const former = readRun(run, reportsFolder())
  if (former.notGreen.length === 0)
    throw new GpcError('nothing-to-rerun', `${run}: every scenario was green, there is nothing to run again`)
  const chosen = [...new Set(former.notGreen.map((s) => s.variant))].map(variantOf)
  const path = options.target ?? former.target
  const target = path === undefined ? undefined : resolve(path)
  const wanted = new Set(former.notGreen.map((s) => `${s.variant} ${s.scenario}`))
  return execute(
    {
      variants: chosen,
      wanted: { interactions: [], reqs: [] },
      tags: '',
      ...(target !== undefined && { target }),
      label: (path === undefined ? loadEmbedded() : loadTarget(path).file).label,
      register: loadRegister([...new Set(chosen.flatMap((v) => v.registers))]),
      failFast: false,
      parallel: 0,
      html: options.html,
      json: options.json ?? false,
      only: (variant, scenario) =>
        wanted.has(`${variant.id} ${keyOf(scenario)}`) ? undefined : 'was green in the run before',
    },
    terminal(),
  )
}

/** `gpc-assure rerun`. */
export const rerunCommand = (): Command =>
  new Command('rerun')
    .description('Run the scenarios of a run that were not green again')
    .argument('[run]', 'folder of a run, or its name below reports', 'latest')
    .option('--target <file>', 'target file (default: that of the run)')
    .option('--no-html', 'leave out index.html and the Allure report')
    .option('--json', 'print summary.json instead of the summary')
    .addHelpText('after', '\nExample:\n  gpc-assure rerun reports/20260102-030405-my-system')
    .action(async (run: string, options: Options) => {
      process.exitCode = await rerun(run, options)
    })
