import type { Variant } from '../../catalogue/index.js'
import { sspFaults } from '../../target/index.js'
import type { Planned } from '../gherkin-index.js'
import type { Task, Trial } from './types.js'

/** How many scenarios of a feature are run through a proxy at fault; fewer where each waits for an answer in vain. */
const OF_A_FEATURE = 2
const IN_VAIN = 1

/** Every fault of the SSP on the first variant of each product: what is in between is the same for all versions. */
export function sspTasks(variants: readonly Variant[]): Task[] {
  const first = variants.filter(({ product }, i) => variants.findIndex((v) => v.product === product) === i)
  return first.flatMap(({ id: variant }) =>
    sspFaults.map(({ id }): Task => ({ kind: 'ssp', variant, id, at: 'ssp', interactions: 'any', expected: [] })),
  )
}

/** The scenarios that are run with a fault of the SSP turned on: the first few of each feature. */
export function throughSsp(chosen: readonly Planned[], id: string): Planned[] {
  const counts = new Map<string, number>()
  const few = chosen.filter(({ uri }) => {
    const before = counts.get(uri) ?? 0
    counts.set(uri, before + 1)
    return before < OF_A_FEATURE
  })
  return sspFaults.find((fault) => fault.id === id)?.hangs === undefined ? few : few.slice(0, IN_VAIN)
}

/**
 * What is wrong with a trial of the SSP's: a finding against the provider, which has done nothing; or a fault in which
 * nobody noticed anything, so that nothing is proven.
 */
export function judgeSsp({ variant, id }: Task, trial: Trial): { blamed: string[]; unnoticed: string[] } {
  const at = `${variant} ${id}`
  const harmless = sspFaults.find((fault) => fault.id === id)?.harmless === true
  const blamed = trial.checks.map((check) => `${at}: ${check} accuses the provider of what the SSP did`)
  if (harmless) return { blamed: [...blamed, ...trial.errors.map((e) => `${at}: error in ${e}`)], unnoticed: [] }
  return { blamed, unnoticed: trial.errors.length > 0 ? [] : [`${at}: no scenario noticed it`] }
}
