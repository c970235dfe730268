import type { ISupportCodeLibrary } from '@cucumber/cucumber/api'
import type { RunContext } from './context.js'
import { setRunContext } from './context.js'
import { loadSteps, runPass } from './cucumber.js'
import { GherkinIndex } from './gherkin-index.js'
import { unknownChecks } from './named-checks.js'
import { FEATURES, keyOf } from './plan.js'

/** Steps that no definition or more than one definition takes, and names that two scenarios of a feature share. */
export async function lintFeatures(
  paths = FEATURES,
  cwd?: string,
  support?: ISupportCodeLibrary,
): Promise<{ readonly scenarios: number; readonly problems: readonly string[] }> {
  const index = new GherkinIndex()
  const problems: string[] = []
  const names = new Set<string>()
  const library = support ?? (await loadSteps())
  // A dry run makes a World for each scenario but runs no step of it: nothing of the context is used.
  setRunContext({} as RunContext)
  try {
    await runPass({
      paths,
      dryRun: true,
      support: library,
      ...(cwd !== undefined && { cwd }),
      onMessage: (envelope) => {
        index.take(envelope)
        const { testCase, parseError } = envelope
        if (parseError) problems.push(`${parseError.source.uri ?? ''}: ${parseError.message}`)
        const pickle = testCase && index.pickle(testCase.pickleId)
        if (!pickle) return
        const planned = index.plan(pickle)
        const name = `${planned.uri} ${planned.rule ?? ''} ${planned.name}`
        if (names.has(name)) problems.push(`${keyOf(planned)} shares its name with another scenario: ${planned.name}`)
        names.add(name)
        for (const step of testCase.testSteps) {
          const found = step.stepDefinitionIds?.length
          const text = pickle.steps.find(({ id }) => id === step.pickleStepId)?.text
          if (step.pickleStepId !== undefined && found !== 1)
            problems.push(`${keyOf(planned)}: ${found === 0 ? 'nobody knows' : `${found} definitions take`} "${text}"`)
          const args = step.stepMatchArgumentsLists?.flatMap(({ stepMatchArguments }) => stepMatchArguments) ?? []
          problems.push(...unknownChecks(args).map((problem) => `${keyOf(planned)}: ${problem}`))
        }
      },
    })
  } finally {
    setRunContext(undefined)
  }
  return { scenarios: names.size, problems }
}
