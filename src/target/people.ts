import type { RegisterFile } from './schema.js'

/** A person on PDS whom the harness may ask the provider to register. */
export type Person = RegisterFile['pool'][number]

/** A part of the people, where several processes or runs share one system: part `index` of `total`, from 0. */
export interface Share {
  readonly index: number
  readonly total: number
}

/**
 * The people whom a target file offers for register patient. A registration cannot be undone, so those of the pool are
 * spent one after the other, and only by scenarios that have to see one succeed.
 */
export interface People {
  /** How many of the pool fall to this process. */
  readonly total: number
  /** How many of them are not spent yet. */
  left(): number
  /** The first who is not spent; undefined where none is left. He stays unspent. */
  next(): Person | undefined
  /** Takes a person out for good: registered by a scenario, or found to be registered already. */
  spend(person: Person): void
  /** The person of a named case. */
  named(role: string): Person | undefined
  /** Puts everybody back: the records of the target went back to what they were. */
  restore(): void
}

/** The people of a target file, or the share of them that falls to this process. */
export function peopleOf({ pool, cases }: RegisterFile, share: Share = { index: 0, total: 1 }): People {
  const mine = pool.filter((_, i) => i % share.total === share.index)
  const spent = new Set<Person>()
  const unspent = (): Person[] => mine.filter((person) => !spent.has(person))
  return {
    total: mine.length,
    left: () => unspent().length,
    next: () => unspent()[0],
    spend: (person) => spent.add(person),
    named: (role) => (Object.hasOwn(cases, role) ? cases[role] : undefined),
    restore: () => spent.clear(),
  }
}

const WHOLE: Share = { index: 0, total: 1 }

/**
 * The share of this process among the workers of a parallel run on one system; everything where it runs alone. The part
 * of a run that is spread over several jobs (`--shard`) is divided once more among its workers.
 *
 * @param env - holds what Cucumber tells its worker processes
 * @param part - the part that falls to this run
 */
export function shareOf(env: NodeJS.ProcessEnv, part: Share = WHOLE): Share {
  const [index, total] = [env['CUCUMBER_WORKER_ID'], env['CUCUMBER_TOTAL_WORKERS']].map(Number)
  const worker = index !== undefined && total !== undefined && total > 1 && index < total ? { index, total } : WHOLE
  return { index: part.index * worker.total + worker.index, total: part.total * worker.total }
}
