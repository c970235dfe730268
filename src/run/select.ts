import { positionOf, type Variant } from '../catalogue/index.js'
import { GpcError } from '../core/index.js'
import type { Planned } from './gherkin-index.js'
import { reqsOf } from './judged-rows.js'
import { GENERAL, interactionsOf, tagValues } from './tags.js'

/** What a run was asked for, beside its variants. */
export interface Wanted {
  /** Interaction ids, or `general`; all where empty. */
  readonly interactions: readonly string[]
  readonly reqs: readonly string[]
  /** Part `index` of `total`, counted from 1. */
  readonly shard?: { readonly index: number; readonly total: number }
}

/** A scenario that does not run, and why. */
export interface LeftOut {
  readonly scenario: Planned
  readonly reason: string
  /** `unsupported`: the target does not offer the interaction, or has no PDS or TLS (shown as not applicable). */
  readonly because: 'variant' | 'unsupported' | 'option'
}

/** What a target can be asked for. */
export interface Offered {
  /** Interactions that it declares it does not offer. */
  readonly unsupported: readonly string[]
  /** It declares that it has no PDS to ask. */
  readonly noPds?: boolean
  /** Called without TLS: what is about TLS is not applicable. */
  readonly plain?: boolean
}

/** What is asked of a system of which nothing is known yet. */
export const ANYTHING: Offered = { unsupported: [] }

/** Of features about connections and certificates. */
const TLS = '@tls'
/** Of scenarios that a trace on PDS decides. */
const PDS = '@pds'

/** What runs and what does not. */
export interface Selection {
  readonly chosen: readonly Planned[]
  readonly leftOut: readonly LeftOut[]
  /** Those of the chosen that were not asked for: greens of the others stand on them. */
  readonly controls?: readonly Planned[]
}

/** The versions in tags of a kind, and where they stand in the order that the variant's product has. */
const versionsIn = (scenario: Planned, kind: 'since' | 'until' | 'only', variant: Variant) =>
  tagValues(scenario, kind).map((version) => {
    const position = positionOf(variant, version)
    if (position !== undefined) return { version, position }
    const { uri, line } = scenario
    throw new GpcError('tag-invalid', `${uri}:${line}: @${kind}:${version} names no version of ${variant.product}`)
  })

/** A rule that may leave a scenario out: its reason, or undefined where the scenario stays. */
type Rule = (scenario: Planned) => string | undefined

function variantRules(variant: Variant): Rule[] {
  const offered = new Set(variant.interactions.map((i) => i.id))
  return [
    ({ tags }) => (tags.includes(`@${variant.product}`) ? undefined : `is not of ${variant.product}`),
    (s) => {
      const since = versionsIn(s, 'since', variant).find(({ position }) => variant.order < position)
      return since && `holds from ${since.version} on, the variant is ${variant.spec}`
    },
    (s) => {
      const until = versionsIn(s, 'until', variant).find(({ position }) => variant.order > position)
      return until && `holds until ${until.version}, the variant is ${variant.spec}`
    },
    (s) => {
      const only = versionsIn(s, 'only', variant)
      return only.length === 0 || only.some(({ position }) => position === variant.order)
        ? undefined
        : `holds for ${only.map(({ version }) => version).join(' and ')} only, the variant is ${variant.spec}`
    },
    (s) => {
      const form = tagValues(s, 'token').find((one) => one !== variant.tokens)
      return form && `speaks of ${form} tokens, the system expects ${variant.tokens} ones`
    },
    (s) => {
      const absent = interactionsOf(s).find((id) => id !== GENERAL && !offered.has(id))
      return absent && `${absent} is no interaction of ${variant.id}`
    },
  ]
}

function optionRules(wanted: Wanted, variant: Variant, tagged: (scenario: Planned) => boolean): Rule[] {
  const asked = (options: readonly string[], has: readonly string[]): boolean =>
    options.length === 0 || has.some((value) => options.includes(value))
  return [
    (s) => (asked(wanted.interactions, interactionsOf(s)) ? undefined : 'not asked for by --interaction'),
    (s) => (asked(wanted.reqs, reqsOf(s, variant.id)) ? undefined : 'not asked for by --req'),
    (s) => (tagged(s) ? undefined : 'not asked for by --tags'),
  ]
}

/**
 * Chooses the scenarios of a variant.
 *
 * @param offered - what the target can be asked for
 * @param tagged - whether the tag expression of the run takes a scenario
 * @throws GpcError naming tag, file and line for a version that the variant's product does not have
 */
export function select(
  scenarios: readonly Planned[],
  variant: Variant,
  { unsupported, plain = false, noPds = false }: Offered,
  wanted: Wanted,
  tagged: (scenario: Planned) => boolean = () => true,
): Selection {
  const stages: [LeftOut['because'], Rule[]][] = [
    ['variant', variantRules(variant)],
    ['option', optionRules(wanted, variant, tagged)],
    [
      'unsupported',
      [
        (s) => {
          const not = interactionsOf(s).find((id) => unsupported.includes(id))
          return not && `the target declares that it does not support ${not}`
        },
        (s) => (noPds && s.tags.includes(PDS) ? 'the target declares that it has no PDS to ask' : undefined),
        (s) =>
          plain && s.tags.includes(TLS) ? "the target is called without TLS, on a developer's own machine" : undefined,
      ],
    ],
  ]
  const leftOut: LeftOut[] = []
  let left = scenarios
  const drop = (because: LeftOut['because'], rule: Rule): void => {
    const stay: Planned[] = []
    for (const scenario of left) {
      const reason = rule(scenario)
      if (reason === undefined) stay.push(scenario)
      else leftOut.push({ scenario, reason, because })
    }
    left = stay
  }
  for (const [because, rules] of stages) for (const rule of rules) drop(because, rule)
  const { shard } = wanted
  if (shard) {
    const mine = new Set(left.filter((_, i) => i % shard.total === shard.index - 1))
    drop('option', (s) => (mine.has(s) ? undefined : `is in another shard than ${shard.index}/${shard.total}`))
  }
  return { chosen: left, leftOut }
}
