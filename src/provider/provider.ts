import { systemClock, type Clock } from '../core/index.js'
import { concerns, type Bend } from './bend.js'
import type { Played } from './dialect.js'
import type { About, ProviderAnswer, ProviderRequest, Reply } from './messages.js'
import { negotiate } from './negotiation.js'
import type { Question, Settings } from './question.js'
import { registeredRoot } from './root.js'
import { aim, route } from './route.js'
import { readTarget } from './url.js'
import { traceOf, type Trace } from './trace.js'
import { toWire } from './wire.js'

/** What a provider of any standard is made of. */
export interface CommonOptions {
  /** The service root, `[base]`, without a slash at its end. */
  readonly base: string
  /** The provider's own ASID, the only one that Ssp-To may name. */
  readonly asid: string
  readonly clock?: Clock
  /** Ids of faults that are on from the start. */
  readonly faults?: readonly string[]
  /** Ids of benign variations that are on from the start. */
  readonly benign?: readonly string[]
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
  /** The requests since the start, the oldest of more than 1000 forgotten. */
  requests(): readonly ProviderRequest[]
  /** The service root as the provider is registered: the given one, but for a bend of it. */
  root(): string
  /** True where a bend of connections switches the rule or behaviour of that name. */
  connects(name: string): boolean
}

const KEPT = 1000

function pick<B extends Bend>(kind: string, all: readonly B[], ids: readonly string[]): B[] {
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
  { dialect, spec, faults: allFaults, benign: allBenign }: Played<O>,
  options: CommonOptions & O,
): Provider {
  const served = dialect.served(spec)
  const settings: Settings = {
    spec,
    base: options.base,
    asid: options.asid,
    clock: options.clock ?? systemClock,
    served,
  }
  const practice = dialect.open(options, settings)
  const root = new URL(options.base).pathname.replace(/\/$/, '')
  const seen: ProviderRequest[] = []
  let faults: readonly Bend[] = pick('fault', allFaults, options.faults ?? [])
  let benign: readonly Bend[] = pick('benign variation', allBenign, options.benign ?? [])

  const bendNamed = (id: string): Bend =>
    pick('fault or benign variation', [...allFaults, ...allBenign], [id])[0] as Bend

  const registered = (): string =>
    registeredRoot(settings.base, (name) => faults.some((b) => b.at === 'root' && b.switches.includes(name)))

  function look(request: ProviderRequest, active: readonly Bend[], names: Set<string>): Question {
    const bent = (name: string): boolean => {
      names.add(name)
      return active.some((b) => b.at === 'state' && b.switches.includes(name))
    }
    const target = readTarget(request.target, root)
    return {
      request,
      settings: { ...settings, base: registered() },
      target,
      route: route(target.segments, served, request, bent('url.case')),
      negotiated: negotiate(request.headers, target.query),
      bent,
    }
  }

  return {
    async answer(request) {
      seen.push(request)
      if (seen.length > KEPT) seen.shift()
      const { segments } = readTarget(request.target, root)
      const interaction = aim(segments, request, served)
      const active = [...faults, ...benign].filter((b) => concerns(b, interaction))
      const names = new Set<string>()
      const honest = await practice.reply(look(request, active, names))
      const about: About = {
        request,
        spec,
        base: settings.base,
        now: settings.clock.now(),
        ...(interaction ? { interaction } : {}),
        ...(honest.rule ? { rule: honest.rule } : {}),
      }
      const wire = toWire(bendReply(active, honest, about), request)
      options.onAnswer?.(traceOf({ about, honest, wire, names }, bendNamed))
      return bendWire(active, wire, about)
    },
    useFaults(ids) {
      faults = pick('fault', allFaults, ids)
      practice.reset()
    },
    useBenign(ids) {
      benign = pick('benign variation', allBenign, ids)
      practice.reset()
    },
    requests: () => [...seen],
    root: registered,
    connects: (name) => [...faults, ...benign].some((b) => b.at === 'tls' && b.switches.includes(name)),
  }
}

const bendReply = (active: readonly Bend[], honest: Reply, about: About): Reply =>
  active.reduce((now, b) => (b.at === 'headers' || b.at === 'body' ? b.apply(now, about) : now), honest)

const bendWire = (active: readonly Bend[], honest: ProviderAnswer, about: About): ProviderAnswer =>
  active.reduce((now, b) => (b.at === 'http' ? b.apply(now, about) : now), honest)
