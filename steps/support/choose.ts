import { createHash } from 'node:crypto'

/**
 * Chooses one of some candidates by a seed: the same seed, the same choice; no candidate is favoured.
 *
 * @param seed - any text
 * @returns undefined where there is none
 */
export function choose<T>(candidates: readonly T[], seed: string): T | undefined {
  const number = createHash('sha256').update(seed).digest().readUInt32BE(0)
  return candidates[number % Math.max(candidates.length, 1)]
}

/**
 * The candidates of a worker's own days, so that workers of one run do not book the same slot at the same time; all of
 * them where it has none, or is alone.
 *
 * @param dayOf - `yyyy-mm-dd` of a candidate
 */
export function shareOf<T>(candidates: readonly T[], dayOf: (candidate: T) => string): readonly T[] {
  const [worker, workers] = ['CUCUMBER_WORKER_ID', 'CUCUMBER_TOTAL_WORKERS'].map((name) => Number(process.env[name]))
  if (!workers || worker === undefined || Number.isNaN(worker)) return candidates
  const own = candidates.filter((c) => (Date.parse(dayOf(c)) / 86_400_000) % workers === worker)
  return own.length > 0 ? own : candidates
}
