import { findCheck, findConnectionCheck, findRefusal, type CheckFacts } from '../src/checks/index.js'
import { HarnessError } from '../src/core/index.js'

/** The steps that name a check in a sentence, and how they find it. */
const NAMING: readonly (readonly [step: RegExp, find: (name: string) => CheckFacts])[] = [
  [/^(it holds that )([^"].*)$/, findCheck],
  [/^(of the connection it holds that )([^"].*)$/, findConnectionCheck],
  [/^(the request is refused: )([^"].*)$/, findRefusal],
]

/** A step's text with the check by its id: a new wording of its sentence chooses no other test data for a scenario. */
export function byId(text: string): string {
  for (const [step, find] of NAMING) {
    const [, stem, name] = step.exec(text) ?? []
    if (stem === undefined || name === undefined) continue
    try {
      return `${stem}"${find(name).id.replace(/^refuses-/, '')}"`
    } catch (thrown) {
      // The step itself tells that nobody knows the check.
      if (!(thrown instanceof HarnessError)) throw thrown
    }
  }
  return text
}
