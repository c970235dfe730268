import { messageOf } from '../../core/index.js'
import { createValidator, type SetName, type Validator } from '../../validator/index.js'
import { MutationRunner } from './mutation-runner.js'
import { memoised } from './memo.js'
import type { Baseline, Task, Trial } from './types.js'

/** What the pool asks of a worker process. */
export type Question = { readonly open: string } | { readonly task: Task } | { readonly end: true }

/** What a worker answers; one answer for each question but the last. */
export type Reply = { readonly baseline: Baseline } | { readonly trial: Trial } | { readonly failed: string }

const validators = new Map<SetName, Validator>()

function validatorFor(set: SetName): Validator {
  const validator = validators.get(set) ?? memoised(createValidator({ sets: [set] }))
  validators.set(set, validator)
  return validator
}

const benches = new Map<string, MutationRunner>()

async function answer(question: Question): Promise<Reply | undefined> {
  if ('end' in question) {
    for (const bench of benches.values()) await bench.close()
    process.disconnect()
    return undefined
  }
  const id = 'open' in question ? question.open : question.task.variant
  const bench = benches.get(id) ?? (await MutationRunner.open(id, validatorFor))
  benches.set(id, bench)
  return 'open' in question ? { baseline: bench.baseline } : { trial: await bench.try(question.task) }
}

// Without the parent there is nobody to answer.
process.on('disconnect', () => process.exit())

process.on('message', (question: Question) => {
  answer(question)
    .catch((error: unknown): Reply => ({ failed: messageOf(error) }))
    .then((reply) => {
      if (reply) process.send?.(reply)
    })
    .catch(() => process.exit(3))
})
