import { GpcError } from '../../core/index.js'
import type { Register } from '../../register/index.js'
import { alikeTasks } from './alike.js'
import { assign, type Mutations } from './assign.js'
import { sspTasks } from './ssp.js'
import { dressTasks, EVERY } from './dress.js'
import type { Task } from './types.js'

/** What of a self-test is asked for; all of it where nothing is named. */
export interface SelftestOptions {
  readonly variant?: readonly string[]
  readonly interaction?: readonly string[]
  /** Ids of faults and benign variations. */
  readonly fault?: readonly string[]
  /** Only the benign variations. */
  readonly benign?: boolean
  /** Only these dresses, or all; with every scenario. */
  readonly dress?: readonly string[]
}

/** True where nothing is left out: only such a self-test knows that an entry of the kill matrix is one too many. */
export const isWhole = ({ variant, interaction, fault, benign, dress }: SelftestOptions): boolean =>
  !variant && !interaction && !fault && !benign && !dress

/** The tasks that the options leave. @throws GpcError for an unknown fault, or when none is left */
export function tasksOf(options: SelftestOptions, all: readonly Mutations[], register: Register): Task[] {
  if (options.dress) return dressed(options.dress, all)
  const { faults, benign } = assign(all, register)
  const interactions = options.interaction ?? []
  const ids = options.fault ?? []
  const whole = [...sspTasks(all.map(({ variant }) => variant)), ...alikeTasks(all), ...dressTasks(all)]
  const unknown = ids.find((id) => ![...faults, ...benign, ...whole].some((task) => task.id === id))
  if (unknown !== undefined)
    throw new GpcError('unknown-fault', `--fault ${unknown}: there is no such fault or variation`)
  const wanted = (task: Task): boolean =>
    (ids.length === 0 || ids.includes(task.id)) &&
    (interactions.length === 0 ||
      task.interactions === 'any' ||
      task.interactions.some((i) => interactions.includes(i)))
  // Those of the SSP, those alike and dresses belong to no interaction: tried when nothing less was asked for, or by name.
  const between = whole.filter(({ id }) => ids.includes(id) || (ids.length === 0 && !options.interaction))
  const tasks = options.benign ? benign.filter(wanted) : [...[...faults, ...benign].filter(wanted), ...between]
  if (tasks.length === 0) throw new GpcError('nothing-to-try', 'no fault and no variation is left to try')
  return tasks
}

/** The tasks of some dresses. @throws GpcError for one that there is not */
function dressed(ids: readonly string[], all: readonly Mutations[]): Task[] {
  const known = [EVERY, ...all.flatMap(({ dresses }) => dresses)]
  const unknown = ids.find((id) => !known.includes(id))
  if (unknown !== undefined)
    throw new GpcError('unknown-dress', `--dress ${unknown}: there are ${[...new Set(known)].join(', ')}`)
  return dressTasks(all, ids)
}
