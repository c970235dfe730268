import type { CodeQuestion, ServerAnswer, TerminologyServer } from './server.js'
import type { Terminology } from './types.js'

/** What became of the questions put to a server. */
export interface ServerReport {
  readonly asked: number
  readonly answered: number
  /** Why the server did not answer some; one reason each. */
  readonly trouble: readonly string[]
}

/**
 * Terminology that notes the questions it cannot answer and can put them to a server. Validation is synchronous, so it
 * takes two passes: validate, {@link ServedTerminology.ask}, validate again. What the server said is kept for good.
 */
export interface ServedTerminology extends Terminology {
  /** How many questions are open. */
  open(): number
  /** Puts the open questions to the server. Never throws; a server that is down is asked no more. */
  ask(): Promise<ServerReport>
}

/** Questions under way at a time. */
const AT_ONCE = 4

const keyOf = ({ valueSet, system, code }: CodeQuestion): string => JSON.stringify([valueSet, system, code])

const isAnswer = (answer: ServerAnswer | undefined): answer is ServerAnswer & { member: boolean } =>
  typeof answer?.member === 'boolean'

/** Lets a server answer what the definitions cannot. */
export function servedBy(server: TerminologyServer, terminology: Terminology): ServedTerminology {
  const questions = new Map<string, CodeQuestion>()
  const answers = new Map<string, ServerAnswer>()
  let down: string | undefined

  async function ask(): Promise<ServerReport> {
    const asked = [...questions]
    questions.clear()
    const trouble = new Set<string>()
    const queue = [...asked]
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next && down === undefined; next = queue.shift()) {
        const [key, question] = next
        const answer = await server.ask(question)
        if (answer.member === 'unknown') trouble.add(answer.reason)
        if (answer.member === 'unknown' && answer.down) down = answer.reason
        else answers.set(key, answer)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    if (down !== undefined) trouble.add(down)
    const answered = asked.filter(([key]) => isAnswer(answers.get(key))).length
    return { asked: asked.length, answered, trouble: [...trouble] }
  }

  return {
    ...terminology,
    membership(valueSet, system, code) {
      const known = terminology.membership(valueSet, system, code)
      if (known !== 'not-enumerable' || system === undefined || system === '') return known
      const question = { valueSet: valueSet.trim(), system, code }
      const key = keyOf(question)
      const answer = answers.get(key)
      if (answer === undefined) questions.set(key, question)
      if (!isAnswer(answer)) return known
      return answer.member ? 'in' : 'out'
    },
    open: () => questions.size,
    ask,
  }
}
