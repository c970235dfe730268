import type { Envelope } from '@cucumber/messages'
import { GherkinIndex } from './gherkin-index.js'
import { unknownChecks } from './named-checks.js'
import { keyOf } from './plan.js'

/**
 * What the messages of a dry run tell of features: their scenarios, and what is wrong with them. Steps that no
 * definition or more than one takes, names that two scenarios of a feature share, checks that nobody knows.
 */
export class Lint {
  readonly problems: string[] = []
  /** Each scenario by its place and its name, in order. */
  readonly scenarios: string[] = []
  private readonly index = new GherkinIndex()
  private readonly names = new Set<string>()

  take(envelope: Envelope): void {
    this.index.take(envelope)
    const { testCase, parseError } = envelope
    if (parseError) this.problems.push(`${parseError.source.uri ?? ''}: ${parseError.message}`)
    const pickle = testCase && this.index.pickle(testCase.pickleId)
    if (!pickle) return
    const planned = this.index.plan(pickle)
    const at = keyOf(planned)
    const name = `${planned.uri} ${planned.rule ?? ''} ${planned.name}`
    if (this.names.has(name)) this.problems.push(`${at} shares its name with another scenario: ${planned.name}`)
    this.names.add(name)
    this.scenarios.push(`${at} ${planned.name}`)
    for (const step of testCase.testSteps) {
      const found = step.stepDefinitionIds?.length
      const text = pickle.steps.find(({ id }) => id === step.pickleStepId)?.text
      if (step.pickleStepId !== undefined && found !== 1)
        this.problems.push(`${at}: ${found === 0 ? 'nobody knows' : `${found} definitions take`} "${text}"`)
      const args = step.stepMatchArgumentsLists?.flatMap(({ stepMatchArguments }) => stepMatchArguments) ?? []
      this.problems.push(...unknownChecks(args).map((problem) => `${at}: ${problem}`))
    }
  }
}
