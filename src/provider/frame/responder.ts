import { messageOf, type Headers, type JsonObject } from '../../core/index.js'
import type { Format } from '../../fhir/document.js'
import type { HandlerResult, Endpoint, Success } from './handler.js'
import type { Reply } from './messages.js'
import type { IncomingRequest } from './incoming-request.js'
import { firstRefusal, type Rule } from './rule.js'
import type { Refusal } from './messages.js'

/** The media type of each format, as every answer names it. */
export const TYPES: Readonly<Record<Format, string>> = {
  json: 'application/fhir+json;charset=utf-8',
  xml: 'application/fhir+xml;charset=utf-8',
}

/** What a standard asks of its answers, over all interactions. */
export interface ResponsePolicy<Q extends IncomingRequest> {
  /** The rules of every request, in the order in which they are looked at. */
  readonly rules: readonly Rule<Q>[]
  /** The refusal of what is not served. */
  readonly absent: Refusal
  /** The refusal after an unexpected fault. */
  failed(why: string): Refusal
  /** The OperationOutcome of a refusal. */
  outcome(refusal: Refusal): JsonObject
  /** The header fields of every answer, success or error. */
  headers(asked: Q): Headers
}

async function decide<Q extends IncomingRequest>(
  manner: ResponsePolicy<Q>,
  endpoints: readonly Endpoint<Q>[],
  asked: Q,
): Promise<HandlerResult> {
  const general = firstRefusal(manner.rules, asked)
  if (general) return general
  const id = asked.route.kind === 'served' ? asked.route.served.id : undefined
  const behaviour = endpoints.find((endpoint) => endpoint.id === id)?.handler
  if (!behaviour) return { rule: 'url.implemented', refusal: manner.absent }
  // Nothing is awaited between the rules and what is done: of two bookings of one slot the first wins.
  const own = firstRefusal(behaviour.rules, asked)
  if (!own) return behaviour.handle(asked)
  behaviour.refused?.(asked)
  return own
}

/** A stored resource tells its version, its place and when it changed (spec facts sections 7.1 and 7.3). */
function granted<Q extends IncomingRequest>(manner: ResponsePolicy<Q>, asked: Q, decision: Success): Reply {
  const { resource, stored, created, located } = decision
  const { format } = asked.negotiated
  if (!stored) return { status: 200, headers: manner.headers(asked), resource, format }
  const place = `${asked.settings.base}/${stored.path}/_history/${stored.version}`
  const versioned = manner
    .headers(asked)
    .and('ETag', `W/"${stored.version}"`)
    .and('Content-Location', place)
    .and('Last-Modified', new Date(stored.changed).toUTCString())
  const headers = created || located ? versioned.and('Location', place) : versioned
  return { status: created ? 201 : 200, headers, format, ...(wantsMinimal(asked) ? {} : { resource }) }
}

/** `Prefer: return=minimal` on a create or update: no body (spec facts section 7.4). */
const wantsMinimal = ({ request, policies: { prefer } }: IncomingRequest): boolean =>
  (request.method === 'POST' || request.method === 'PUT') &&
  prefer.minimal.test(request.headers.get('Prefer') ?? '') &&
  prefer.heeded

/** Decides a request: the answer with its resource and its headers, before it becomes bytes. Never throws. */
export async function reply<Q extends IncomingRequest>(
  manner: ResponsePolicy<Q>,
  endpoints: readonly Endpoint<Q>[],
  asked: Q,
): Promise<Reply> {
  const decision: HandlerResult =
    asked.policies.toAll ??
    (await decide(manner, endpoints, asked).catch((thrown: unknown): HandlerResult => ({
      rule: 'internal',
      refusal: manner.failed(`unexpected: ${messageOf(thrown)}`),
    })))
  if (!('refusal' in decision)) return granted(manner, asked, decision)
  const { rule, refusal } = decision
  return {
    status: refusal.status,
    headers: manner.headers(asked),
    resource: manner.outcome(refusal),
    format: asked.negotiated.format,
    rule,
  }
}
