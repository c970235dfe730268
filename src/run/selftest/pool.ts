import { fork, type ChildProcess } from 'node:child_process'
import { HarnessError, packageRoot } from '../../core/index.js'
import { moduleFile } from '../cucumber.js'
import { Queue, MIN_TASKS, weigh } from './queue.js'
import type { Baseline, Task, Trial } from './types.js'
import type { Question, Reply } from './worker.js'

/** A worker process that answers one question after the other. */
class Worker {
  readonly #child: ChildProcess

  constructor() {
    this.#child = fork(moduleFile('run/selftest/worker'), [], {
      cwd: packageRoot,
      // Every scenario makes much that is soon forgotten: a larger young generation is collected less often.
      execArgv: [...process.execArgv, '--max-semi-space-size=64'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
  }

  ask(question: Question): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const onExit = (code: number | null): void =>
        reject(new HarnessError('selftest-worker', `a worker of the self-test ended with ${code ?? 'a signal'}`))
      this.#child.once('exit', onExit)
      this.#child.once('message', (reply: Reply) => {
        this.#child.off('exit', onExit)
        if ('failed' in reply) reject(new HarnessError('selftest-worker', reply.failed))
        else resolve(reply)
      })
      this.#child.send(question)
    })
  }

  async open(variant: string): Promise<Baseline> {
    const reply = await this.ask({ open: variant })
    if (!('baseline' in reply)) throw new HarnessError('selftest-worker', 'a worker answered another question')
    return reply.baseline
  }

  async try(task: Task): Promise<Trial> {
    const reply = await this.ask({ task })
    if (!('trial' in reply)) throw new HarnessError('selftest-worker', 'a worker answered another question')
    return reply.trial
  }

  end(): void {
    if (this.#child.connected) this.#child.send({ end: true } satisfies Question)
  }
}

/** What was tried, in the order of the tasks. */
export interface Tried {
  readonly baselines: ReadonlyMap<string, Baseline>
  readonly trials: readonly (readonly [Task, Trial])[]
}

/**
 * Tries every task, on as many processes as there is work for: each runs the honest provider once a variant, so a
 * second one pays only for many tasks.
 *
 * @param processes - at most that many
 * @param onTrial - hears of each trial as it ends
 * @throws HarnessError when a worker breaks down
 */
export async function tryAll(
  tasks: readonly Task[],
  processes: number,
  onTrial: (task: Task, done: number) => void = () => undefined,
): Promise<Tried> {
  const workers = Array.from(
    { length: Math.max(1, Math.min(processes, Math.ceil(weigh(tasks) / MIN_TASKS))) },
    () => new Worker(),
  )
  const baselines = new Map<string, Baseline>()
  const trials: [Task, Trial][] = []
  const queue = new Queue(tasks)
  const results = new Map<number, Trial>()
  const work = async (worker: Worker): Promise<void> => {
    const own = new Set<string>()
    for (let next; (next = queue.next(own));) {
      const [index, task] = next
      if (!baselines.has(task.variant)) baselines.set(task.variant, await worker.open(task.variant))
      results.set(index, await worker.try(task))
      onTrial(task, results.size)
    }
  }
  try {
    await Promise.all(workers.map(work))
  } finally {
    for (const worker of workers) worker.end()
  }
  for (const [index, task] of tasks.entries()) {
    const trial = results.get(index)
    if (trial) trials.push([task, trial])
  }
  return { baselines, trials }
}
