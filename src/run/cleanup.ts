import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { GpcError, systemClock, type Clock } from '../core/index.js'
import { withTokens } from '../catalogue/index.js'
import { standardOf, requestFor, type Sender } from '../requests/index.js'
import type { Target } from '../target/target.js'
import { createLedger, LEDGER, readLedger, type OpenEntry } from './ledger.js'
import { undo, variantOf, type Undone } from './undo.js'

/** A run that may have left something on its target. */
export interface Left {
  readonly folder: string
  /** Target file of the run; absent where it was the embedded target, which is gone with its run. */
  readonly target?: string
  readonly entries: readonly OpenEntry[]
}

function leftIn(folder: string): Left {
  const inputs = join(folder, 'inputs.json')
  const { target } = existsSync(inputs) ? (JSON.parse(readFileSync(inputs, 'utf8')) as { target?: string }) : {}
  return { folder, ...(target !== undefined && { target }), entries: readLedger(join(folder, LEDGER)) }
}

/**
 * What runs have left, by their ledgers.
 *
 * @param run - folder of a run, or its name below `reports`; every run below `reports` where absent
 * @throws GpcError for a folder that is not there
 */
export function findLeft(reports: string, run?: string): Left[] {
  const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()
  if (run === undefined) {
    const names = isFolder(reports) ? readdirSync(reports, { withFileTypes: true }) : []
    const folders = names.filter((entry) => entry.isDirectory()).map(({ name }) => join(reports, name))
    return folders.map(leftIn).filter(({ entries }) => entries.length > 0)
  }
  const folder = [run, join(reports, run)].find(isFolder)
  if (folder === undefined) throw new GpcError('no-such-run', `${run}: there is no such run in ${reports}`)
  return [leftIn(folder)]
}

/**
 * Cancels on a target what a run has left there, and writes that into the run's ledger. What was made on another
 * service root is left alone.
 */
export async function cleanUp(left: Left, target: Target, clock: Clock = systemClock): Promise<Undone[]> {
  const ledger = createLedger(join(left.folder, LEDGER))
  const { base, providerAsid, consumer } = target
  const senderOf = (entry: OpenEntry): Sender => {
    const standard = standardOf(withTokens(variantOf(entry), target.tokens))
    return { base, providerAsid, consumer, clock, standard }
  }
  const done: Undone[] = []
  for (const entry of left.entries) {
    const elsewhere = entry.intents.find((intent) => intent.base !== base)
    done.push(
      elsewhere
        ? { entry, outcome: 'left', because: `it was made on ${elsewhere.base}, not on ${base}` }
        : await undo(entry, (what, ask) => target.send(requestFor(what, ask, senderOf(entry))), ledger, clock),
    )
  }
  return done
}
