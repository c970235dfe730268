import { firstLine, GpcError, messageOf } from '../core/index.js'
import { runPass } from './cucumber.js'
import { GherkinIndex, type Planned } from './gherkin-index.js'
import { rolesIn, type AskedRole } from './roles.js'

/** Every scenario of some features, and which of them a tag expression takes. */
export interface Plan {
  readonly scenarios: readonly Planned[]
  /** True where the expression takes the scenario, or none was given. */
  readonly tagged: (scenario: Planned) => boolean
  /** What a scenario says, step by step. */
  readonly steps: (scenario: Planned) => readonly string[]
  /** The records that a scenario asks for. */
  readonly asks: (scenario: Planned) => readonly AskedRole[]
}

/** The features of the package. */
export const FEATURES: readonly string[] = ['features']

/**
 * Reads features without running them.
 *
 * @param tagExpression - Cucumber's, such as `@find-patient and not @slow`
 * @throws GpcError naming file and line of a feature that cannot be read, or the expression that is broken
 */
export async function planFeatures(paths = FEATURES, tagExpression = '', cwd?: string): Promise<Plan> {
  const index = new GherkinIndex()
  const tagged = new Set<string>()
  let broken: string | undefined
  const pass = runPass({
    paths,
    tagExpression,
    support: {},
    dryRun: true,
    ...(cwd !== undefined && { cwd }),
    onMessage: (envelope) => {
      index.take(envelope)
      const { parseError, testCase } = envelope
      if (parseError) broken ??= `${parseError.source.uri ?? 'a feature'}:${parseError.message}`
      if (testCase) tagged.add(testCase.pickleId)
    },
  })
  await pass.catch((error: unknown) => {
    const about = tagExpression === '' ? paths.join(', ') : `--tags "${tagExpression}"`
    throw new GpcError('features-unreadable', `${about}: ${firstLine(messageOf(error))}`, 2, { cause: error })
  })
  if (broken !== undefined) throw new GpcError('feature-invalid', broken.replaceAll('\n', ' '), 3)
  const chosen = new Set([...index.pickles].filter((p) => tagged.has(p.id)).map((p) => keyOf(index.plan(p))))
  const steps = new Map([...index.pickles].map((p) => [keyOf(index.plan(p)), p.steps.map(({ text }) => text)]))
  const stepsOf = (scenario: Planned): string[] => steps.get(keyOf(scenario)) ?? []
  return {
    scenarios: [...index.pickles].map((pickle) => index.plan(pickle)),
    tagged: (scenario) => chosen.has(keyOf(scenario)),
    steps: stepsOf,
    asks: (scenario) => rolesIn(stepsOf(scenario)),
  }
}

/** Names a scenario within a run: no two share file and line. */
export const keyOf = ({ uri, line }: Pick<Planned, 'uri' | 'line'>): string => `${uri}:${line}`

/** Feature paths that take exactly these scenarios: one for each file, since Cucumber searches the disk for each. */
export function pathsOf(scenarios: readonly Planned[]): string[] {
  const lines = new Map<string, number[]>()
  for (const { uri, line } of scenarios) lines.set(uri, [...(lines.get(uri) ?? []), line])
  return [...lines].map(([uri, at]) => [uri, ...at].join(':'))
}
