import { GpcError } from '../../core/index.js'
import {
  createValidator,
  loadDefinitions,
  officialLayer,
  SETS,
  type DefinitionStore,
  type SetName,
  type Severity,
  type Validator,
} from '../../validator/index.js'
import {
  servedBy,
  terminologyOf,
  terminologyServer,
  type ServedTerminology,
} from '../../validator/terminology/index.js'
import { wholeNumber } from '../options.js'
import { asJson } from './as-json.js'
import { asOutcome } from './as-outcome.js'
import { asText } from './as-text.js'
import { expectationOf, type Expectation } from './expected.js'
import type { Reporter } from './report.js'

/** The ways to show findings, by the value of `--format`. */
export const REPORTERS = { text: asText, json: asJson, outcome: asOutcome } as const satisfies Record<string, Reporter>

/** The options of `gpc-assure validate` as commander gives them. */
export interface ValidateCliOptions {
  readonly profile?: readonly string[]
  readonly set: SetName
  readonly definitions?: readonly string[]
  readonly tx?: string
  /** Absent: where the set has expectations. */
  readonly expected?: boolean
  readonly strict?: boolean
  readonly format: keyof typeof REPORTERS
  readonly level?: Severity
  readonly max?: string
}

/** What is to be done, checked. */
export interface Job {
  readonly validator: Validator
  readonly profiles: readonly string[]
  /** The profile of a resource that names none. */
  readonly unnamed?: Expectation
  /** The set is FHIR alone, and no profile was asked for: nothing is left to be judged by. */
  readonly coreOnly: boolean
  /** What was judged by FHIR alone, or not at all, makes the exit code 1. */
  readonly strict: boolean
  /** Where a terminology server is asked. */
  readonly served?: ServedTerminology
  readonly reporter: Reporter
  /** Findings of this severity and worse are shown, and each makes the exit code 1; without it all are shown. */
  readonly level?: Severity
  /** As many places as are listed for each rule of a text. */
  readonly max: number
}

/** Enough to see what a rule is about; a record breaks some rules in a thousand places. */
const MAX = 20
const MOST = 1_000_000

/** @throws GpcError naming the option at fault */
export function jobOf(options: ValidateCliOptions): Job {
  const over = (options.definitions ?? []).map((path) => officialLayer(path))
  const store = loadDefinitions({ sets: [options.set], over })
  const profiles = options.profile ?? []
  for (const profile of profiles) checkProfile(profile, store, options.set)
  const unnamed = unnamedOf(options, store)
  const offline = terminologyOf(store)
  const served = options.tx === undefined ? undefined : servedBy(terminologyServer(options.tx), offline)
  return {
    validator: createValidator({ store, terminology: served ?? offline }),
    profiles,
    ...(unnamed && { unnamed }),
    coreOnly: options.set === 'fhir-stu3' && over.length === 0,
    strict: options.strict === true,
    ...(served !== undefined && { served }),
    reporter: REPORTERS[options.format],
    ...(options.level && { level: options.level }),
    max: options.max === undefined ? MAX : wholeNumber('--max', options.max, 1, MOST),
  }
}

/** Of the outermost resource, a profile that was asked for says what is expected. */
function unnamedOf({ expected, set, profile }: ValidateCliOptions, store: DefinitionStore): Expectation | undefined {
  const ofSet = expectationOf(set, store)
  if (expected === true && ofSet === undefined)
    throw new GpcError(
      'nothing-expected',
      `--expected: the definitions of --set ${set} expect no profile of any resource`,
    )
  if (expected === false || ofSet === undefined) return undefined
  return (resource, within) => (within === undefined && profile !== undefined ? undefined : ofSet(resource, within))
}

/** A profile that was asked for and is not there would pass everything. */
function checkProfile(profile: string, store: DefinitionStore, set: SetName): void {
  if (store.structure(profile) !== undefined) return
  const name = profile.split('/').at(-1) ?? profile
  const near = store.all('StructureDefinition').find(({ url }) => url.endsWith(`/${name}`))?.url
  const others = (Object.keys(SETS) as SetName[]).filter((other) => other !== set)
  const elsewhere = others.find((other) => loadDefinitions({ sets: [other] }).structure(profile) !== undefined)
  const hint = near ? `; did you mean ${near}?` : elsewhere ? `; it is in --set ${elsewhere}` : ''
  throw new GpcError('unknown-profile', `--profile ${profile}: there is no such definition in --set ${set}${hint}`)
}
