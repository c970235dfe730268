import { systemClock, type Clock } from '../../core/index.js'
import type { Dress } from './dress.js'
import { concerns, type Mutation } from './mutation/mutation.js'
import { honestConnections, type ConnectionPolicies } from './connection-policies.js'
import type { CommonPolicies } from './policy.js'
import type { Played, Practice } from './standard.js'
import type { AnswerContext, ProviderAnswer, ProviderRequest, Reply } from './messages.js'
import { negotiate } from './negotiation.js'
import { overlaid, watched } from './policy.js'
import type { IncomingRequest, Settings } from './incoming-request.js'
import { aim, route } from './route.js'
import { readTarget } from './url.js'
import { traceOf, type Consulted, type Trace } from './trace.js'
import { toWire } from './wire.js'
import type { TokenForm } from './token-form.js'

/** What a provider of any standard is made of. */
export interface CommonOptions {
  /** Which tokens are believed, where the standard has more forms than one; unsigned ones where absent. */
  readonly tokens?: TokenForm
  /** The service root, `[base]`, without a slash at its end. */
  readonly base: string
  /** The provider's own ASID, the only one that Ssp-To may name. */
  readonly asid: string
  readonly clock?: Clock
  /** Ids of faults that are on from the start. */
  readonly faults?: readonly string[]
  /** Ids of benign variations that are on from the start. */
  readonly benign?: readonly string[]
  /** Id of the dress that it wears from the start. */
  readonly dress?: string
  /** Hears of every answer. */
  readonly onAnswer?: (trace: Trace) => void
}

/** A reference provider without sockets. */
export interface Provider {
  /** Answers one request. Never throws for what the request holds. */
  answer(request: ProviderRequest): Promise<ProviderAnswer>
  /**
   * Turns on exactly these faults and puts the records back to the seed.
   *
   * @throws RangeError for an id that the variant does not have
   */
  useFaults(ids: readonly string[]): void
  /** As {@link useFaults}, for benign variations. */
  useBenign(ids: readonly string[]): void
  /** Puts a dress on, or off where none is named, and the records back. @throws RangeError for an unknown id */
  useDress(id: string | undefined): void
  /** The requests since the start, the oldest of more than 1000 forgotten. */
  requests(): readonly ProviderRequest[]
  /** The service root as the provider is registered: the given one, but for a mutation of it. */
  root(): string
  /** How connections are handled at present. */
  connections(): ConnectionPolicies
}

const KEPT = 1000

function named<B extends { readonly id: string }>(kind: string, all: readonly B[], ids: readonly string[]): B[] {
  return ids.map((id) => {
    const found = all.find((b) => b.id === id)
    if (!found) throw new RangeError(`no ${kind} "${id}"`)
    return found
  })
}

/**
 * Opens a reference provider of a standard.
 *
 * @throws RangeError for an unknown fault or benign variation; GpcError for an unreadable seed
 */
export function openProvider<O extends object>(
  { standard, spec, faults: faultsOfIt, benign: allBenign, alike }: Played<O>,
  options: CommonOptions & O,
): Provider {
  // One that answers everything alike is turned on as a fault is.
  const allFaults: readonly Mutation[] = [...faultsOfIt, ...alike]
  const served = standard.served(spec)
  const settings: Settings = {
    spec,
    base: options.base,
    asid: options.asid,
    clock: options.clock ?? systemClock,
    served,
  }
  const dressed = (id: string | undefined): Dress<O> | undefined =>
    id === undefined ? undefined : named('dress', standard.dresses, [id])[0]
  const opened = (dress: Dress<O> | undefined): Practice<CommonPolicies> =>
    standard.open({ ...options, ...dress?.records?.(standard.records(options)) }, settings)
  let dress = dressed(options.dress)
  let practice = opened(dress)
  const path = new URL(options.base).pathname.replace(/\/$/, '')
  const seen: ProviderRequest[] = []
  let faults: readonly Mutation[] = named('fault', allFaults, options.faults ?? [])
  let benign: readonly Mutation[] = named('benign variation', allBenign, options.benign ?? [])

  const mutationNamed = (id: string): Mutation =>
    named('fault or benign variation', [...allFaults, ...allBenign], [id])[0] as Mutation

  const registered = (): string => faults.reduce((root, b) => (b.at === 'root' ? b.root(root) : root), settings.base)

  function look(
    request: ProviderRequest,
    active: readonly Mutation[],
    { rules, policies: read }: Consulted,
  ): IncomingRequest {
    const states = active.filter((b) => b.at === 'state')
    const skipped = states.flatMap(({ skips = [] }) => skips)
    const policies = watched(
      states.reduce((now, { policies: other = {} }) => overlaid(now, other), standard.policies),
      (path) => read.add(path),
    )
    const target = readTarget(request.target, path)
    return {
      request,
      settings: { ...settings, base: registered() },
      target,
      route: route(target.segments, served, request, policies.anyCase),
      negotiated: negotiate(request.headers, target.query),
      policies,
      skips(rule) {
        rules.add(rule)
        return skipped.includes(rule)
      },
    }
  }

  return {
    async answer(request) {
      seen.push(request)
      if (seen.length > KEPT) seen.shift()
      const { segments } = readTarget(request.target, path)
      const interaction = aim(segments, request, served)
      const active = [...(dress?.wears ?? []), ...faults, ...benign].filter((b) => concerns(b, interaction))
      const consulted = { rules: new Set<string>(), policies: new Set<string>() }
      const honest = await practice.reply(look(request, active, consulted))
      const about: AnswerContext = {
        request,
        spec,
        base: settings.base,
        now: settings.clock.now(),
        ...(interaction ? { interaction } : {}),
        ...(honest.rule ? { rule: honest.rule } : {}),
      }
      const wire = toWire(mutateReply(active, honest, about), request)
      options.onAnswer?.(traceOf({ about, honest, wire, consulted }, mutationNamed))
      return mutateWire(active, wire, about)
    },
    useFaults(ids) {
      faults = named('fault', allFaults, ids)
      practice.reset()
    },
    useBenign(ids) {
      benign = named('benign variation', allBenign, ids)
      practice.reset()
    },
    useDress(id) {
      dress = dressed(id)
      practice = opened(dress)
    },
    requests: () => [...seen],
    root: registered,
    connections: () =>
      [...(dress?.wears ?? []), ...faults, ...benign].reduce(
        (now, b) => (b.at === 'tls' ? overlaid(now, b.policies) : now),
        honestConnections,
      ),
  }
}

const mutateReply = (active: readonly Mutation[], honest: Reply, about: AnswerContext): Reply =>
  active.reduce((now, b) => (b.at === 'headers' || b.at === 'body' ? b.apply(now, about) : now), honest)

const mutateWire = (active: readonly Mutation[], honest: ProviderAnswer, about: AnswerContext): ProviderAnswer =>
  active.reduce((now, b) => (b.at === 'http' ? b.apply(now, about) : now), honest)
