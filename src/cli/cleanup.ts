import { resolve } from 'node:path'
import { Command } from 'commander'
import { cleanUp, findLeft, type Left } from '../run/cleanup.js'
import type { Undone } from '../run/undo.js'
import { openTarget } from '../target/index.js'
import { reportsFolder } from './execute.js'

interface Options {
  readonly target?: string
}

const WORDS: Readonly<Record<Undone['outcome'], string>> = {
  undone: 'cancelled',
  absent: 'was never made',
  left: 'may still be there',
}

const lineOf = ({ entry: { key, intents }, outcome, because }: Undone): string => {
  const [first] = intents
  const about = first ? ` (Patient/${first.patient}, ${first.start})` : ''
  return `  ${key}${about}: ${WORDS[outcome]}${because === undefined ? '' : `: ${because}`}`
}

/** @returns what was undone; undefined where there is no target to undo it on */
async function cleanOne(left: Left, file: string | undefined): Promise<Undone[] | undefined> {
  if (file === undefined) return undefined
  const target = await openTarget({ file: resolve(file) })
  try {
    return await cleanUp(left, target)
  } finally {
    await target.close()
  }
}

async function cleanup(run: string | undefined, options: Options): Promise<number> {
  const all = findLeft(reportsFolder(), run).filter(({ entries }) => entries.length > 0)
  if (all.length === 0) process.stdout.write('Nothing is left to undo.\n')
  let remaining = 0
  for (const left of all) {
    const done = await cleanOne(left, options.target ?? left.target)
    process.stdout.write(`${left.folder}: ${left.entries.length} to undo\n`)
    if (!done) process.stdout.write('  made on the embedded provider, which is gone with its run: nothing to do\n')
    for (const one of done ?? []) process.stdout.write(`${lineOf(one)}\n`)
    remaining += (done ?? []).filter(({ outcome }) => outcome === 'left').length
  }
  return remaining > 0 ? 1 : 0
}

/** `gpc-assure cleanup`. */
export const cleanupCommand = (): Command =>
  new Command('cleanup')
    .description('Undo what a run left on a target: cancel the appointments that its ledger names, and no others')
    .argument('[run]', 'folder of a run, or its name below reports (default: every run below reports)')
    .option('--target <file>', 'target file (default: that of the run)')
    .addHelpText(
      'after',
      '\nExample:\n  gpc-assure cleanup reports/20260102-030405-my-system\n\nExit codes: 0 nothing is left, 1 something may still be there, 2 bad configuration, 3 harness error',
    )
    .action(async (run: string | undefined, options: Options) => {
      process.exitCode = await cleanup(run, options)
    })
