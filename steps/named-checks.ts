import type { Pickle, PickleStep } from '@cucumber/messages'
import {
  findCheck,
  findConnectionCheck,
  findRefusal,
  findSequence,
  successStatus,
  type Check,
  type CheckFacts,
  type Sequence,
} from '../src/checks/index.js'
import { HarnessError } from '../src/core/index.js'

/** The steps that name a check of an answer in a sentence, and how they find it. */
const OF_ANSWERS: readonly (readonly [step: RegExp, find: (name: string) => Check])[] = [
  [/^(it holds that )(.+)$/, findCheck],
  [/^(the request is refused: )(.+)$/, findRefusal],
]

/** All steps that name a check. */
const NAMING: readonly (readonly [step: RegExp, find: (name: string) => CheckFacts])[] = [
  ...OF_ANSWERS,
  [/^(of the connection it holds that )(.+)$/, findConnectionCheck],
]

/** All steps that judge the answer at hand and send nothing. */
const JUDGING: readonly (readonly [step: RegExp, find: (name: string) => Check | Sequence])[] = [
  ...OF_ANSWERS,
  [/^(the )(.+) rules hold$/, findSequence],
  [/^(the provider answers with success)(.*)$/, () => successStatus],
]

/** A step's text with the check by its id: a new wording of its sentence chooses no other test data for a scenario. */
export function byId(text: string): string {
  for (const [step, find] of NAMING) {
    const [, stem, name] = step.exec(text) ?? []
    if (stem === undefined || name === undefined || name.startsWith('"')) continue
    try {
      return `${stem}"${find(name).id.replace(/^refuses-/, '')}"`
    } catch (thrown) {
      // The step itself tells that nobody knows the check.
      if (!(thrown instanceof HarnessError)) throw thrown
    }
  }
  return text
}

/**
 * What the Thens after a Then judge of the same answer, up to the next request; empty after any other step. A Then that
 * asks the provider something of its own is not among them.
 */
export function judgedAfter({ steps }: Pick<Pickle, 'steps'>, present: PickleStep): (Check | Sequence)[] {
  if (!isThen(present)) return []
  const after = steps.slice(steps.findIndex((step) => step.id === present.id) + 1)
  const asks = after.findIndex((step) => !isThen(step))
  return (asks < 0 ? after : after.slice(0, asks)).flatMap(({ text }) => {
    for (const [step, find] of JUDGING) {
      const name = step.exec(text)?.[2]
      if (name !== undefined) return [find(name.replaceAll('"', ''))]
    }
    return []
  })
}

const isThen = ({ type }: Pick<PickleStep, 'type'>): boolean => String(type) === 'Outcome'
