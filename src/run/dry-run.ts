import type { ISupportCodeLibrary } from '@cucumber/cucumber/api'
import type { RunContext } from './context.js'
import { setRunContext } from './context.js'
import { loadSteps, runPass } from './cucumber.js'
import { Lint } from './lint.js'
import { FEATURES } from './plan.js'

/** The number of scenarios, and what {@link Lint} finds in them. */
export async function lintFeatures(
  paths = FEATURES,
  cwd?: string,
  support?: ISupportCodeLibrary,
): Promise<{ readonly scenarios: number; readonly problems: readonly string[] }> {
  const lint = new Lint()
  const library = support ?? (await loadSteps())
  // A dry run makes a World for each scenario but runs no step of it: nothing of the context is used.
  setRunContext({} as RunContext)
  try {
    await runPass({
      paths,
      dryRun: true,
      support: library,
      ...(cwd !== undefined && { cwd }),
      onMessage: (envelope) => lint.take(envelope),
    })
  } finally {
    setRunContext(undefined)
  }
  return { scenarios: lint.scenarios.length, problems: lint.problems }
}
