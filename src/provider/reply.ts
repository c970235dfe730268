import { Headers, messageOf } from '../core/index.js'
import type { Format } from '../fhir/document.js'
import { firstRefusal, type Asked } from './asked.js'
import { behaviours } from './interactions/index.js'
import type { Decision, Granted } from './interactions/decision.js'
import { operationOutcome } from './mapping/operation-outcome.js'
import type { Reply } from './messages.js'
import { refuse, type Refusal } from './refusal.js'
import { addressRules } from './rules/address.js'
import { authorizationRules } from './rules/authorization.js'
import { claimRules } from './rules/claims.js'
import { sspRules } from './rules/ssp.js'

const TYPES: Record<Format, string> = {
  json: 'application/fhir+json;charset=utf-8',
  xml: 'application/fhir+xml;charset=utf-8',
}

/** The rules of every request, in the order in which they are looked at. */
const GENERAL = [...addressRules, ...sspRules, ...authorizationRules, ...claimRules]

const fault = (thrown: unknown): Decision => ({
  rule: 'internal',
  refusal: refuse('INTERNAL_SERVER_ERROR', `unexpected: ${messageOf(thrown)}`),
})

async function decide(asked: Asked): Promise<Decision> {
  const general = firstRefusal(GENERAL, asked)
  if (general) return general
  const behaviour = asked.route.kind === 'served' ? behaviours[asked.route.served.id] : undefined
  if (!behaviour) return { rule: 'url.implemented', refusal: refuse('NOT_IMPLEMENTED', 'not implemented') }
  return firstRefusal(behaviour.rules, asked) ?? behaviour.decide(asked).catch(fault)
}

/** Headers of every answer, success or error (spec facts section 1.3). */
const common = ({ negotiated, settings }: Asked): Headers =>
  new Headers([
    ['Date', settings.clock.now().toUTCString()],
    ['Content-Type', TYPES[negotiated.format]],
    ['Cache-Control', 'no-store'],
    ['Strict-Transport-Security', 'max-age=31536000'],
  ])

const refused = (asked: Asked, rule: string, refusal: Refusal): Reply => ({
  status: refusal.status,
  headers: common(asked),
  resource: operationOutcome(refusal),
  format: asked.negotiated.format,
  rule,
})

/** A stored resource tells its version, its place and when it changed (spec facts sections 7.1 and 7.3). */
function granted(asked: Asked, { resource, stored, created }: Granted): Reply {
  const { format } = asked.negotiated
  if (!stored) return { status: 200, headers: common(asked), resource, format }
  const place = `${asked.settings.base}/${stored.path}/_history/${stored.version}`
  const versioned = common(asked)
    .and('ETag', `W/"${stored.version}"`)
    .and('Content-Location', place)
    .and('Last-Modified', new Date(stored.changed).toUTCString())
  const headers = created ? versioned.and('Location', place) : versioned
  return { status: created ? 201 : 200, headers, format, ...(wantsMinimal(asked) ? {} : { resource }) }
}

/** `Prefer: return=minimal` on a create or update: no body (spec facts section 7.4). */
const wantsMinimal = ({ request }: Asked): boolean =>
  (request.method === 'POST' || request.method === 'PUT') &&
  /\breturn\s*=\s*minimal\b/i.test(request.headers.get('Prefer') ?? '')

/** Decides a request: the answer with its resource and its headers, before it becomes bytes. Never throws. */
export async function reply(asked: Asked): Promise<Reply> {
  const decision = await decide(asked)
  return 'refusal' in decision ? refused(asked, decision.rule, decision.refusal) : granted(asked, decision)
}
