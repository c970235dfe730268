import type { Variant } from '../catalogue/index.js'
import { GpcError, systemClock, type Clock } from '../core/index.js'
import type { Register } from '../register/index.js'
import { startEmbedded } from '../target/index.js'
import { contextOn } from './open.js'
import type { RunRecord } from './run-record.js'
import { run } from './runner.js'

/** A Monday morning: what a patient's list holds and what is free hangs on the day, committed tables must not. */
const MORNING = Date.parse('2026-11-30T10:00:00Z')

/**
 * Runs every scenario of some variants on the embedded target, at the same time of the same day and with the same
 * choices each time: what the committed tables are made from.
 *
 * @throws GpcError where the run was cut short
 */
export async function runEmbedded(variants: readonly Variant[], register: Register): Promise<RunRecord> {
  const begun = Date.now()
  const clock: Clock = { now: () => new Date(MORNING + Date.now() - begun) }
  const record = await run({
    variants,
    wanted: { interactions: [], reqs: [] },
    clock: systemClock,
    open: async (variant) =>
      contextOn(await startEmbedded({ variant, clock }), variant, register, 'coverage', { clock }),
  })
  if (record.incomplete !== undefined) throw new GpcError('coverage-incomplete', record.incomplete, 3)
  return record
}
