import type { Task } from './types.js'

/** A task and its place among all. */
export type Entry = readonly [index: number, task: Task]

/** So many trials take about as long as the honest run that a process starts a variant with. */
export const MIN_TASKS = 60

/** A dress takes about as long as the honest run does, and little where an earlier variant was dressed before. */
const weightOf = ({ kind, after = [] }: Task): number => (kind === 'dress' && after.length === 0 ? MIN_TASKS : 1)

/** How much work tasks are, in faults. */
export const weigh = (tasks: readonly Task[]): number => tasks.reduce((sum, task) => sum + weightOf(task), 0)

/**
 * The tasks that are left. A process stays with the variants that it has opened, then opens one that nobody has, and
 * helps with another's only where enough of it is left.
 */
export class Queue {
  readonly #left = new Map<string, Entry[]>()
  readonly #opened = new Set<string>()

  constructor(tasks: readonly Task[]) {
    for (const entry of tasks.entries()) {
      const { variant } = entry[1]
      this.#left.set(variant, [...(this.#left.get(variant) ?? []), entry])
    }
  }

  /**
   * The next task of a process.
   *
   * @param own - the variants that the process has opened; the task's is among them afterwards
   * @returns undefined where nothing is left that is worth it
   */
  next(own: Set<string>): Entry | undefined {
    const lists = [...this.#left].filter(([, entries]) => entries.length > 0)
    const longest = lists.toSorted(([, a], [, b]) => b.length - a.length)
    const [variant, entries] =
      lists.find(([id]) => own.has(id)) ??
      longest.find(([id]) => !this.#opened.has(id)) ??
      longest.find(([, left]) => weigh(left.map(([, task]) => task)) >= MIN_TASKS) ??
      []
    if (variant === undefined) return undefined
    own.add(variant)
    this.#opened.add(variant)
    return entries?.shift()
  }
}
