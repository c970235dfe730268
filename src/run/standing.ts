import type { Finding } from '../core/index.js'
import type { Planned } from './gherkin-index.js'
import { keyOf } from './plan.js'
import type { ScenarioRecord } from './scenario.js'
import { GENERAL, interactionsOf, tagValues } from './tags.js'

/**
 * What a green stands on. A refusal shows something of a provider that serves the good request, and a good answer
 * something of one that does not answer everybody alike. Both controls are scenarios of the same run, tagged
 * `@control:served` (the good request of its interaction) and `@control:refused` (a request that anybody refuses).
 */
type Control = 'served' | 'refused'

const isControlOf = (scenario: Planned, kind: Control): boolean => tagValues(scenario, 'control').includes(kind)

/** True for a scenario that a run takes along for what it shows of the provider. */
export const isControl = (scenario: Planned): boolean => tagValues(scenario, 'control').length > 0

/**
 * The controls of chosen scenarios that are not chosen themselves: for each of their interactions the first scenario
 * that has its good request served, and the first that is refused.
 *
 * @param controls - those that could be chosen in the variant
 */
export function controlsFor(chosen: readonly Planned[], controls: readonly Planned[]): Planned[] {
  if (chosen.length === 0) return []
  const mine = new Set(chosen.map(keyOf))
  const served = [...new Set(chosen.flatMap(interactionsOf))].map((id) =>
    controls.find((control) => isControlOf(control, 'served') && interactionsOf(control).includes(id)),
  )
  const refused = controls.find((control) => isControlOf(control, 'refused'))
  return [...new Set([...served, refused])].flatMap((control) =>
    control && !mine.has(keyOf(control)) ? [control] : [],
  )
}

/** The interactions that a scenario is about; where its tags name none, those that it asked for. */
function subjectsOf({ interactions, exchanges }: ScenarioRecord): readonly string[] {
  const named = interactions.filter((id) => id !== GENERAL)
  return named.length > 0 ? named : [...new Set(exchanges.map(({ interaction }) => interaction))]
}

const OFFERED = 'interaction-is-offered'
const TOLD_APART = 'requests-are-told-apart'

/** True for a scenario that was green until its run had ended. */
export const standsOnNothing = ({ findings }: Pick<ScenarioRecord, 'findings'>): boolean =>
  findings.some(({ check }) => check === OFFERED || check === TOLD_APART)

/** What became of the scenarios of a variant, and what it turned out not to offer. */
export interface Standing {
  readonly scenarios: readonly ScenarioRecord[]
  /** Interactions of which no good request was served, though the run had one. */
  readonly notOffered: readonly string[]
}

/**
 * Blocks every green that stands on nothing. An interaction that the features have no control for is not looked at.
 *
 * @param records - the scenarios of a variant, all of them finished
 * @param planned - the scenarios that were to run, their controls among them
 */
export function standing(records: readonly ScenarioRecord[], planned: readonly Planned[]): Standing {
  const seen = records.flatMap(({ exchanges }) => exchanges)
  const served = new Set(seen.filter(({ shows }) => shows === 'served').map(({ interaction }) => interaction))
  const refuses = seen.some(({ shows }) => shows === 'refused')
  const wanted = new Set(planned.filter((scenario) => isControlOf(scenario, 'served')).flatMap(interactionsOf))
  const wantsRefusal = planned.some((scenario) => isControlOf(scenario, 'refused'))

  const missing = (record: ScenarioRecord): Pick<Finding, 'check' | 'note'> | undefined => {
    const unserved = subjectsOf(record).find((id) => wanted.has(id) && !served.has(id))
    if (unserved !== undefined)
      return {
        check: OFFERED,
        note: `no good request of ${unserved} was served in this run: what is refused or left out there shows nothing`,
      }
    if (refuses || !wantsRefusal) return undefined
    return { check: TOLD_APART, note: 'nothing was refused in this run, whatever was asked: no answer shows anything' }
  }
  const settled = (record: ScenarioRecord): ScenarioRecord => {
    if (record.verdict !== 'passed' && record.verdict !== 'warned') return record
    const lacking = missing(record)
    if (!lacking) return record
    const finding: Finding = { ...lacking, verdict: 'blocked', reqs: tagValues(record, 'req') }
    return { ...record, verdict: 'blocked', findings: [...record.findings, finding] }
  }
  return { scenarios: records.map(settled), notOffered: [...wanted].filter((id) => !served.has(id)) }
}
