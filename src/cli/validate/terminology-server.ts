import { asString, messageOf, objects } from '../../core/index.js'
import { readDocument } from '../../fhir/index.js'
import type { Terminology } from '../../validator/terminology/index.js'

interface Question {
  readonly valueSet: string
  readonly system: string
  readonly code: string
}

/** `unknown`: the server cannot tell, such as of a value set that it does not hold. */
type Answer = 'in' | 'out' | 'unknown'

const SNOMED = 'http://snomed.info/sct'
const AT_ONCE = 8
const TIMEOUT_MS = 10_000

/**
 * A terminology that knows, beside what the definitions say, what a FHIR terminology server answered to
 * `ValueSet/$validate-code`. Judging is synchronous: a question without an answer is noted, {@link ask} asks all of
 * them, and the text is judged again. Answers are kept for the life of this object.
 */
export class TerminologyServer {
  /** Why the server is not asked any more, once it has failed. */
  problem: string | undefined
  readonly terminology: Terminology
  private readonly base: string
  private readonly answers = new Map<string, Answer>()
  private readonly open = new Map<string, Question>()

  /**
   * @param base - service root of the server
   * @param offline - what the definitions say; asked first
   */
  constructor(base: string, offline: Terminology) {
    this.base = base.replace(/\/+$/, '')
    this.terminology = {
      ...offline,
      membership: (valueSet, system, code) => {
        const known = offline.membership(valueSet, system, code)
        if (known !== 'not-enumerable' || !system) return known
        const answer = this.answerTo({ valueSet, system, code })
        return answer === 'in' || answer === 'out' ? answer : known
      },
      holds: (system, code) => {
        const known = offline.holds(system, code)
        if (known !== undefined || system !== SNOMED || offline.formProblem(system, code) !== undefined) return known
        const answer = this.answerTo({ valueSet: `${SNOMED}?fhir_vs`, system, code })
        return answer === 'in' || answer === 'out' ? answer === 'in' : known
      },
    }
  }

  /** Asks what was noted since the last time. Gives true where the server answered something. Never throws. */
  async ask(): Promise<boolean> {
    const questions = [...this.open.values()]
    this.open.clear()
    let answered = false
    while (questions.length > 0 && this.problem === undefined) {
      const some = questions.splice(0, AT_ONCE)
      const answers = await Promise.all(some.map((question) => this.put(question)))
      answered ||= answers.some((answer) => answer === 'in' || answer === 'out')
    }
    return answered
  }

  private answerTo(question: Question): Answer | undefined {
    const key = keyOf(question)
    const answer = this.answers.get(key)
    if (answer === undefined && this.problem === undefined) this.open.set(key, question)
    return answer
  }

  private async put(question: Question): Promise<Answer> {
    const { valueSet, system, code } = question
    const query = new URLSearchParams({ url: valueSet, system, code }).toString()
    let answer: Answer = 'unknown'
    try {
      const response = await fetch(`${this.base}/ValueSet/$validate-code?${query}`, {
        headers: { Accept: 'application/fhir+json' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      answer = answerIn(response.ok ? await response.text() : '')
    } catch (thrown) {
      const cause = thrown instanceof Error && thrown.cause !== undefined ? ` (${messageOf(thrown.cause)})` : ''
      this.problem ??= messageOf(thrown) + cause
    }
    this.answers.set(keyOf(question), answer)
    return answer
  }
}

const keyOf = ({ valueSet, system, code }: Question): string => JSON.stringify([valueSet, system, code])

/** The parameter `result` of the answer. */
function answerIn(body: string): Answer {
  const { resource } = readDocument(body, 'json')
  if (asString(resource?.['resourceType']) !== 'Parameters') return 'unknown'
  const result = objects(resource?.['parameter']).find((p) => p['name'] === 'result')?.['valueBoolean']
  if (typeof result !== 'boolean') return 'unknown'
  return result ? 'in' : 'out'
}
