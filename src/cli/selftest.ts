import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { variants, type Variant } from '../catalogue/index.js'
import { GpcError } from '../core/index.js'
import { listAlike, listBenign, listDresses, listFaults } from '../provider/index.js'
import { loadRegister } from '../register/index.js'
import { killMatrixFile, killMatrixText } from '../run/kill-matrix.js'
import type { Mutations } from '../run/selftest/assign.js'
import { tasksOf, type SelftestOptions } from '../run/selftest/plan.js'
import type { DressRow } from '../run/selftest/dress.js'
import { tryAll } from '../run/selftest/pool.js'
import { conclude, isClean } from '../run/selftest/summary.js'
import type { SelftestSummary } from '../run/selftest/verdict.js'
import { reportsFolder } from './execute.js'
import { columns } from './columns.js'
import { checkInteractions, collect, variantOf } from './options.js'
import { paint, terminal, type Terminal } from './terminal.js'

interface Options extends SelftestOptions {
  readonly update?: boolean
  readonly json?: boolean
}

/** More lines of a kind than anybody reads are in the summary file. */
const SHOWN = 40

function report(title: string, lines: readonly string[], screen: Terminal): string {
  if (lines.length === 0) return ''
  const rest = lines.length - SHOWN
  const shown = [...lines.slice(0, SHOWN), ...(rest > 0 ? [`and ${rest} more`] : [])]
  return `${paint(screen, 'red', `${title} (${lines.length})`)}\n${shown.map((l) => `  ${l}\n`).join('')}`
}

const mutationsOf = (variant: Variant): Mutations => ({
  variant,
  faults: listFaults(variant.id),
  benign: listBenign(variant.id),
  alike: listAlike(variant.id),
  dresses: listDresses(variant.id),
})

async function selftest(options: Options): Promise<number> {
  if (options.update && (options.benign || options.dress))
    throw new GpcError(
      'nothing-to-update',
      '--update rewrites the kill matrix, in which neither --benign nor --dress tries',
    )
  const screen = terminal()
  const started = Date.now()
  const chosen = options.variant?.map(variantOf) ?? variants()
  const all = chosen.map(mutationsOf)
  checkInteractions(options.interaction ?? [])
  const register = loadRegister()
  const tasks = tasksOf(options, all, register)
  const tried = await tryAll(tasks, Math.max(1, cpus().length), (task, done) => {
    if (screen.live) screen.err(`\r\u001b[2K  ${done}/${tasks.length} ${task.id}`)
  })
  if (screen.live) screen.err('\r\u001b[2K')
  const { summary: found, matrix } = conclude(options, variants().map(mutationsOf), tasks, tried, register)
  if (options.update) write(killMatrixFile, killMatrixText(matrix))
  const summary = { ...found, ...(options.update && { drift: [] }), durationMs: Date.now() - started }
  write(join(reportsFolder(), 'selftest', 'summary.json'), `${JSON.stringify(summary, undefined, 2)}\n`)
  screen.out(options.json ? `${JSON.stringify(summary, undefined, 2)}\n` : text(summary, screen))
  return isClean(summary) ? 0 : 1
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

const table = (rows: readonly DressRow[]): string =>
  rows.length === 0
    ? ''
    : `${columns([
        ['dress', 'variant', 'scenarios', 'failed', 'error', 'blocked', 'seconds'],
        ...rows.map((r) => [r.dress, r.variant, r.scenarios, r.failed, r.errors, r.blocked, r.seconds]),
      ])}\n`

function text(summary: SelftestSummary, screen: Terminal): string {
  const { faults, killed, benign, ssp, alike, dresses, checksOfShall: shall, durationMs } = summary
  return [
    table(dresses),
    report('The honest provider is not green', summary.baseline, screen),
    report('Not noticed', summary.survived, screen),
    report('Errors of the harness', summary.errors, screen),
    report('False alarms', summary.falseAlarms, screen),
    report('Green before a provider that answers everything alike', summary.unearned, screen),
    report('Checks of a SHALL that no fault proves', summary.unproven, screen),
    report('The committed kill matrix differs (gpc-assure selftest --update)', summary.drift, screen),
    `Self-test: ${killed} of ${faults} faults killed, ${benign} benign variations, ${ssp} faults of the SSP, ${alike} providers alike, ${dresses.length} dresses, ${shall} checks of a SHALL, ${(durationMs / 1000).toFixed(0)} s\n`,
  ].join('')
}

/** `gpc-assure selftest`. */
export const selftestCommand = (): Command =>
  new Command('selftest')
    .description('Show that every check notices what it is there for, with faults of the reference provider')
    .option('--variant <id>', 'only this variant, repeatable', collect)
    .option('--interaction <id>', 'only mutations of this interaction, repeatable', collect)
    .option('--fault <id>', 'only this fault or benign variation, repeatable', collect)
    .option('--benign', 'only the benign variations')
    .option(
      '--dress <id>',
      'only this dress of the provider (all: every one), with every scenario, repeatable',
      collect,
    )
    .option('--update', 'rewrite the entries of the committed kill matrix that were tried')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', '\nExample:\n  gpc-assure selftest --interaction find-patient')
    .action(async (options: Options) => {
      process.exitCode = await selftest(options)
    })
