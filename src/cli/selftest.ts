import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { variants, type Variant } from '../catalogue/index.js'
import { GpcError } from '../core/index.js'
import { listBenign, listFaults } from '../provider/index.js'
import { loadOutOfScope, loadRegister } from '../register/index.js'
import { killMatrixFile, killMatrixText, readKillMatrix } from '../run/kill-matrix.js'
import { assign, type Bends } from '../run/selftest/assign.js'
import { driftOf, entriesOf, matrixOf, withEntries } from '../run/selftest/matrix.js'
import { tryAll, type Tried } from '../run/selftest/pool.js'
import { sspTasks } from '../run/selftest/ssp.js'
import type { FaultFacts, Task } from '../run/selftest/types.js'
import { checksOfShall, judgeTrials, unprovenIn, type SelftestSummary } from '../run/selftest/verdict.js'
import { reportsFolder } from './execute.js'
import { checkInteractions, collect, variantOf } from './options.js'
import { paint, terminal, type Terminal } from './terminal.js'

interface Options {
  readonly variant?: string[]
  readonly interaction?: string[]
  readonly fault?: string[]
  readonly benign?: boolean
  readonly update?: boolean
  readonly json?: boolean
}

/** The tasks that the options leave. @throws GpcError for an unknown fault, or when none is left */
function tasksOf(options: Options, all: readonly Bends[]): Task[] {
  const { faults, benign } = assign(all, loadRegister())
  const interactions = checkInteractions(options.interaction ?? [])
  const ids = options.fault ?? []
  const ssp = sspTasks(all.map(({ variant }) => variant))
  const unknown = ids.find((id) => ![...faults, ...benign, ...ssp].some((task) => task.id === id))
  if (unknown !== undefined)
    throw new GpcError('unknown-fault', `--fault ${unknown}: there is no such fault or variation`)
  const wanted = (task: Task): boolean =>
    (ids.length === 0 || ids.includes(task.id)) &&
    (interactions.length === 0 ||
      task.interactions === 'any' ||
      task.interactions.some((i) => interactions.includes(i)))
  // Those of the SSP belong to no interaction: they are tried when nothing less was asked for, or by name.
  const between = ssp.filter(({ id }) => ids.includes(id) || (ids.length === 0 && !options.interaction))
  const tasks = options.benign ? benign.filter(wanted) : [...[...faults, ...benign].filter(wanted), ...between]
  if (tasks.length === 0) throw new GpcError('nothing-to-try', 'no fault and no variation is left to try')
  return tasks
}

const isWhole = ({ variant, interaction, fault, benign }: Options): boolean =>
  !variant && !interaction && !fault && !benign

/** More lines of a kind than anybody reads are in the summary file. */
const SHOWN = 40

function report(title: string, lines: readonly string[], screen: Terminal): string {
  if (lines.length === 0) return ''
  const rest = lines.length - SHOWN
  const shown = [...lines.slice(0, SHOWN), ...(rest > 0 ? [`and ${rest} more`] : [])]
  return `${paint(screen, 'red', `${title} (${lines.length})`)}\n${shown.map((l) => `  ${l}\n`).join('')}`
}

const bendsOf = (variant: Variant): Bends => ({
  variant,
  faults: listFaults(variant.id),
  benign: listBenign(variant.id),
})

async function selftest(options: Options): Promise<number> {
  const screen = terminal()
  const started = Date.now()
  const chosen = options.variant?.map(variantOf) ?? variants()
  const all = chosen.map(bendsOf)
  const tasks = tasksOf(options, all)
  const tried = await tryAll(tasks, Math.max(1, cpus().length), (task, done) => {
    if (screen.live) screen.err(`\r\u001b[2K  ${done}/${tasks.length} ${task.id}`)
  })
  if (screen.live) screen.err('\r\u001b[2K')
  const summary = conclude(options, all, tasks, tried, Date.now() - started)
  const file = join(reportsFolder(), 'selftest', 'summary.json')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(summary, undefined, 2)}\n`)
  screen.out(options.json ? `${JSON.stringify(summary, undefined, 2)}\n` : text(summary, screen))
  const clean = [
    summary.baseline,
    summary.survived,
    summary.errors,
    summary.falseAlarms,
    summary.unproven,
    summary.drift,
  ]
  return clean.every((lines) => lines.length === 0) ? 0 : 1
}

const pair = ({ variant, id }: Task): string => `${variant} ${id}`

function conclude(
  options: Options,
  all: readonly Bends[],
  tasks: readonly Task[],
  tried: Tried,
  durationMs: number,
): SelftestSummary {
  const faults = new Map(all.flatMap((b) => b.faults.map((f) => [`${b.variant.id} ${f.id}`, f] as const)))
  const faultOf = (variant: string, id: string): FaultFacts => {
    const found = faults.get(`${variant} ${id}`)
    if (!found) throw new GpcError('unknown-fault', `there is no fault ${id} in ${variant}`)
    return found
  }
  const judged = judgeTrials(tried, faultOf)
  const whole = isWhole(options)
  const committed = readKillMatrix()
  // Faults that the whole self-test tries on another variant than this have no entry here.
  const homes = new Set(assign(variants().map(bendsOf), loadRegister()).faults.map(pair))
  const home = tasks.filter((task) => homes.has(pair(task)) || committed[task.variant]?.[task.id])
  const matrix = entriesOf(matrixOf(tried), home)
  // A check that no scenario of these variants uses (another product's, with a general row) is no evidence of theirs.
  const used = new Set([...tried.baselines.values()].flatMap((baseline) => baseline.checks))
  const wanted = checksOfShall(variants(), loadRegister(), loadOutOfScope()).filter((id) => used.has(id))
  if (options.update) {
    mkdirSync(dirname(killMatrixFile), { recursive: true })
    writeFileSync(killMatrixFile, killMatrixText(whole ? matrix : withEntries(committed, matrix)))
  }
  return {
    complete: tried.trials.length === tasks.length,
    faults: tasks.filter((t) => t.kind === 'fault').length,
    killed: judged.killed,
    survived: judged.survived,
    errors: judged.errors,
    benign: tasks.filter((t) => t.kind === 'benign').length,
    falseAlarms: judged.falseAlarms,
    ssp: tasks.filter((t) => t.kind === 'ssp').length,
    checksOfShall: wanted.length,
    unproven: whole ? unprovenIn(matrix, wanted) : [],
    baseline: judged.baseline,
    drift: options.update ? [] : driftOf(whole ? committed : entriesOf(committed, home), matrix),
    durationMs,
  }
}

function text(summary: SelftestSummary, screen: Terminal): string {
  const { faults, killed, benign, ssp, checksOfShall: shall, durationMs } = summary
  return [
    report('The honest provider is not green', summary.baseline, screen),
    report('Not noticed', summary.survived, screen),
    report('Errors of the harness', summary.errors, screen),
    report('False alarms', summary.falseAlarms, screen),
    report('Checks of a SHALL that no fault proves', summary.unproven, screen),
    report('The committed kill matrix differs (gpc-assure selftest --update)', summary.drift, screen),
    `Self-test: ${killed} of ${faults} faults killed, ${benign} benign variations, ${ssp} faults of the SSP, ${shall} checks of a SHALL, ${(durationMs / 1000).toFixed(0)} s\n`,
  ].join('')
}

/** `gpc-assure selftest`. */
export const selftestCommand = (): Command =>
  new Command('selftest')
    .description('Show that every check notices what it is there for, with faults of the reference provider')
    .option('--variant <id>', 'only this variant, repeatable', collect)
    .option('--interaction <id>', 'only bends of this interaction, repeatable', collect)
    .option('--fault <id>', 'only this fault or benign variation, repeatable', collect)
    .option('--benign', 'only the benign variations')
    .option('--update', 'rewrite the entries of the committed kill matrix that were tried')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', '\nExample:\n  gpc-assure selftest --interaction find-patient')
    .action(async (options: Options) => {
      process.exitCode = await selftest(options)
    })
