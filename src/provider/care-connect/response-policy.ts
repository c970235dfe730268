import { randomUUID } from 'node:crypto'
import { Headers } from '../../core/index.js'
import { TYPES, type ResponsePolicy } from '../frame/responder.js'
import type { RequestContext } from './request-context.js'
import { operationOutcome } from './mapping/outcome.js'
import { refuse } from './refusal.js'
import { addressRules } from './rules/address.js'
import { requestId } from './rules/request-id.js'
import { signedClaimRules } from './rules/signed-claims.js'
import { tokenRules } from './rules/token.js'
import { organisationRules, unsignedClaimRules } from './rules/unsigned-claims.js'

/**
 * Header fields of every answer: an id of the provider's own, and the consumer's under another name (CCS-XTI-004 and
 * -005); Cache-Control and Strict-Transport-Security are CCS-GENERAL-015 and -018.
 */
function headers(asked: RequestContext): Headers {
  const common = new Headers([
    ['Date', asked.settings.clock.now().toUTCString()],
    ['Content-Type', TYPES[asked.negotiated.format]],
    ['Cache-Control', 'no-store'],
    ['Strict-Transport-Security', 'max-age=31536000'],
    ['X-Request-ID', randomUUID()],
  ])
  const correlation = requestId(asked)
  return correlation === undefined ? common : common.and('X-Correlation-ID', correlation)
}

/** How a Care Connect provider answers. */
export const manner: ResponsePolicy<RequestContext> = {
  rules: [...addressRules, ...tokenRules, ...unsignedClaimRules, ...signedClaimRules, ...organisationRules],
  absent: refuse('not-found', 'nothing is served at this URL'),
  failed: (why) => refuse('failed', why),
  outcome: operationOutcome,
  headers,
}
