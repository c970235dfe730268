import {
  HarnessError,
  systemClock,
  type AnsweredBy,
  type Clock,
  type Exchange,
  type Hop,
  type ReceivedResponse,
  type RequestPlan,
  type SentRequest,
  type TransportFailure,
} from '../core/index.js'
import { tooLarge, unsent, type Arrival, type Limits, type WireClient } from './arrival.js'
import { sendProbe, type Certificates } from './probe.js'
import { createAgain } from './again.js'
import { curlLine } from './curl.js'
import { decode } from './decode.js'
import { DOUBTED_CERTIFICATE, type TlsIdentity } from './dial.js'
import { fhirClient } from './fhir-client.js'
import { byForm } from './front-end.js'
import { canBeHandedOver, handOver, type Handover } from './handover.js'
import { rawClient } from './raw-client.js'
import { authorise, type TokenSource } from './token-source.js'
import { isSafe, wireRequest, type WireRequest } from './wire.js'

/** What one who stood in between, or who knows the other side's forms, says of an exchange. */
export interface Attribution {
  readonly answeredBy: AnsweredBy
  readonly forwarded?: NonNullable<Exchange['forwarded']>
  /** What broke behind the first hop. */
  readonly failure?: TransportFailure
  /** The hop that was at work when the exchange broke, where it is not the first one. */
  readonly hop?: string
}

/** Says who answered, once the exchange is over; `broken` is what went wrong on the first hop. */
export type Attributor = (request: SentRequest, response?: ReceivedResponse, broken?: Arrival['failure']) => Attribution

/** One route to the provider. */
export interface RouteConfig {
  /** Everything before a plan's path: `https://ssp/https://provider/A20047/STU3/1/gpconnect`, or the service root. */
  readonly root: string
  readonly identity: TlsIdentity
  /** The first hop in words, such as `harness to SSP`. */
  readonly hop: string
  readonly attribute: Attributor
  /** The way without sockets, where there is one at present. */
  readonly handover?: () => Handover | undefined
  /** Client certificates that the other side has to refuse. */
  readonly certificates?: Certificates
}

export interface SenderOptions {
  readonly routes: { readonly [K in Hop]?: RouteConfig }
  readonly limits: Limits
  readonly clock?: Clock
  /** Issues the tokens that plans want signed. */
  readonly issuer?: TokenSource
}

/** Sends plans and keeps exchanges. */
export interface Sender {
  /**
   * @throws HarnessError only for a plan that cannot be sent at all, or a hop that the target does not offer
   */
  send(plan: RequestPlan): Promise<Exchange>
  close(): Promise<void>
}

/** On the direct hop nobody else can have answered, but for a front end of the provider's. */
export const providerAnswers: Attributor = (_request, response) => ({
  answeredBy: response ? byForm(response) : 'nobody',
})

/** Makes a sender with both layers of client for each route. */
export function createSender({ routes, limits, clock = systemClock, issuer }: SenderOptions): Sender {
  let count = 0
  const again = createAgain()
  const clients = new Map(
    Object.entries(routes).map(([hop, { identity }]) => [
      hop,
      { fhir: fhirClient(identity, limits), raw: rawClient(identity, limits) },
    ]),
  )

  async function send(plan: RequestPlan): Promise<Exchange> {
    const route = routes[plan.hop]
    const client = clients.get(plan.hop)
    if (!route || !client)
      throw new HarnessError('no-such-hop', `the target offers no way "${plan.hop}" to the provider`)
    const id = `x${(count += 1)}`
    const { authorization, failure: unauthorised } = await authorise(plan.authorization, issuer)
    const ready = { ...plan, authorization }
    const attempt = async (fresh: boolean): Promise<Exchange> => {
      const wire = wireRequest(ready, route.root, fresh)
      const startedAt = clock.now().toISOString()
      const start = performance.now()
      const arrival = unauthorised ? unsent(unauthorised) : await deliver(plan, wire, route, client)
      const durationMs = performance.now() - start
      const { interaction, hop } = plan
      return { id, interaction, hop, startedAt, durationMs, ...assemble(plan, wire, arrival, route) }
    }
    return again.settle(await attempt(false), () => attempt(true))
  }

  function deliver(plan: RequestPlan, wire: WireRequest, route: RouteConfig, client: Clients): Promise<Arrival> {
    if (plan.connection) return sendProbe(wire, plan.connection, route.identity, route.certificates, limits)
    const handover = route.handover?.()
    if (handover && canBeHandedOver(wire)) return handOver(wire, handover)
    return sendOnce(plan.wellFormed ? client.fhir : client.raw, wire)
  }

  function assemble(plan: RequestPlan, wire: WireRequest, arrival: Arrival, route: RouteConfig): Assembled {
    const request: SentRequest = {
      method: wire.method,
      url: wire.url,
      path: plan.path,
      headers: wire.headers,
      ...(wire.body ? { body: wire.body } : {}),
    }
    const { response, failure: unread } = received(arrival, limits)
    const near = unread ?? arrival.failure
    const attribution = route.attribute(request, response, near)
    const failure =
      attribution.failure ?? (near ? { ...near, hop: arrival.unsent ?? attribution.hop ?? route.hop } : undefined)
    return {
      request,
      ...(response ? { response } : {}),
      ...(failure ? { failure } : {}),
      answeredBy: attribution.answeredBy,
      ...(attribution.forwarded ? { forwarded: attribution.forwarded } : {}),
      ...(arrival.tls ? { tls: arrival.tls } : {}),
      ...(arrival.suites ? { suites: arrival.suites } : {}),
      ...(plan.connection ? { connection: plan.connection } : {}),
      curl: curlLine(request, plan.hop, plan.connection),
    }
  }

  return {
    send,
    async close() {
      await Promise.all([...clients.values()].flatMap(({ fhir, raw }) => [fhir.close(), raw.close()]))
    },
  }
}

/** Both layers of client of a route. */
type Clients = Readonly<Record<'fhir' | 'raw', WireClient>>

type Assembled = Omit<Exchange, 'id' | 'interaction' | 'hop' | 'startedAt' | 'durationMs'>

/**
 * A kept connection may be closed by the other side in the instant a request goes out on it: nobody's fault, and a safe
 * request is sent again, once (RFC 7230 section 6.3.1).
 */
async function sendOnce(client: WireClient, wire: WireRequest): Promise<Arrival> {
  const first = await client.send(wire)
  const lost = first.reused && !first.head && first.failure?.kind === 'reset' && isSafe(wire.method)
  return lost ? client.send(wire) : first
}

/** TLS 1.3 lets the client finish first: a server that does not take its certificate may then just hang up. */
function hungUp({ failure, tls, reused }: Arrival): { failure?: Arrival['failure'] } {
  if (failure?.kind !== 'reset' || !tls || reused) return {}
  return { failure: { ...failure, message: `${failure.message}: closed before an answer; ${DOUBTED_CERTIFICATE}` } }
}

function received(arrival: Arrival, limits: Limits): { response?: ReceivedResponse; failure?: Arrival['failure'] } {
  const { head, raw } = arrival
  if (!head) return { ...hungUp(arrival) }
  const {
    body,
    problem,
    tooLarge: over,
  } = decode(raw, head.headers.get('content-encoding'), limits.responseBytes, !arrival.failure)
  const response = {
    ...head,
    raw,
    body: over ? new Uint8Array() : body,
    ...(problem ? { decodeProblem: problem } : {}),
  }
  return { response, ...(over ? { failure: tooLarge(limits.responseBytes) } : {}) }
}
