import type { Finding } from '../core/index.js'
import { keyOf } from './plan.js'
import type { ScenarioRecord } from './scenario.js'
import { GENERAL, interactionsOf, tagValues } from './tags.js'
import type { Planned } from './gherkin-index.js'

/**
 * What a green stands on. A refusal shows something of a provider that serves the good request, and a good answer
 * something of one that does not answer everybody alike: both controls are scenarios of the same run, tagged
 * `@control:served` (the good request of its interaction) and `@control:refused` (a request that anybody refuses).
 */
const CONTROL = 'control'

/** True for a scenario that a run takes along for what it shows of the interaction. */
export const isControl = (scenario: Pick<Planned, 'tags'>): boolean => tagValues(scenario, CONTROL).length > 0

const isControlOf = (scenario: Pick<Planned, 'tags'>, kind: 'served' | 'refused'): boolean =>
  tagValues(scenario, CONTROL).includes(kind)

/**
 * The controls of chosen scenarios that are not chosen themselves: for each of their interactions the first scenario
 * that has its good request served, and the first that is refused.
 *
 * @param all - the scenarios of the variant that could be chosen
 */
export function controlsFor(chosen: readonly Planned[], all: readonly Planned[]): Planned[] {
  if (chosen.length === 0) return []
  const interactions = new Set(chosen.flatMap((scenario) => interactionsOf(scenario)))
  const served = [...interactions].map((id) =>
    all.find((scenario) => isControlOf(scenario, 'served') && interactionsOf(scenario).includes(id)),
  )
  const refused = all.find((scenario) => isControlOf(scenario, 'refused'))
  const mine = new Set(chosen.map(keyOf))
  return [...new Set([...served, refused])].filter(
    (control) => control !== undefined && !mine.has(keyOf(control)),
  ) as Planned[]
}

/** What a run has shown of a provider: the interactions that it served, and whether it refused anything. */
interface Seen {
  readonly served: ReadonlySet<string>
  readonly refuses: boolean
}

function seenIn(records: readonly ScenarioRecord[]): Seen {
  const shown = records.flatMap(({ exchanges }) => exchanges)
  return {
    served: new Set(shown.filter(({ shows }) => shows === 'served').map(({ interaction }) => interaction)),
    refuses: shown.some(({ shows }) => shows === 'refused'),
  }
}

/** The interactions that a scenario is about; where its tags name none, those that it asked for. */
function subjectsOf(record: ScenarioRecord): readonly string[] {
  const named = record.interactions.filter((id) => id !== GENERAL)
  return named.length > 0 ? named : [...new Set(record.exchanges.map(({ interaction }) => interaction))]
}

const lacking = (check: string, note: string): Finding => ({ check, verdict: 'blocked', reqs: [], note })

/** Why a green of these records stands on nothing; undefined where it stands. */
function missing(
  record: ScenarioRecord,
  { served, refuses }: Seen,
  controlled: ReadonlySet<string>,
): Finding | undefined {
  const unserved = subjectsOf(record).find((id) => controlled.has(id) && !served.has(id))
  if (unserved !== undefined)
    return lacking(
      'interaction-is-offered',
      `no good request of ${unserved} was served in this run: what is refused or left out there shows nothing`,
    )
  return refuses || !controlled.has(REFUSAL)
    ? undefined
    : lacking(
        'requests-are-told-apart',
        'nothing was refused in this run, whatever was asked: no answer shows anything',
      )
}

/** Stands among the controlled interactions where the features have a control that is refused. */
const REFUSAL = 'refused'

/** What the features of a run have controls for. */
function controlledBy(scenarios: readonly Planned[]): ReadonlySet<string> {
  const served = scenarios.filter((scenario) => isControlOf(scenario, 'served')).flatMap(interactionsOf)
  return new Set([...served, ...(scenarios.some((scenario) => isControlOf(scenario, 'refused')) ? [REFUSAL] : [])])
}

/** What became of the scenarios of a variant, and what it turned out not to offer. */
export interface Standing {
  readonly scenarios: readonly ScenarioRecord[]
  /** Interactions of which no good request was served, though the run had one. */
  readonly notOffered: readonly string[]
}

/**
 * Blocks every green that stands on nothing.
 *
 * @param records - the scenarios of a variant, all of them finished
 * @param planned - the scenarios that were to run, their controls among them
 */
export function standing(records: readonly ScenarioRecord[], planned: readonly Planned[]): Standing {
  const controlled = controlledBy(planned)
  const seen = seenIn(records)
  const scenarios = records.map((record) => {
    if (record.verdict !== 'passed' && record.verdict !== 'warned') return record
    const finding = missing(record, seen, controlled)
    return finding ? { ...record, verdict: 'blocked' as const, findings: [...record.findings, finding] } : record
  })
  const notOffered = [...controlled].filter((id) => id !== REFUSAL && !seen.served.has(id))
  return { scenarios, notOffered }
}
