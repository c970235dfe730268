import type { JsonObject } from '../../core/index.js'
import { EXPIRES_IN } from './claims.js'
import { clientOf, type AssertionRules, type AuthClient } from './clients.js'

/** What came to the token endpoint. */
export interface TokenRequest {
  readonly method: string
  readonly contentType: string
  readonly body: string
}

/** What goes back. */
export interface TokenReply {
  readonly status: number
  readonly body: JsonObject
}

/** What the endpoint needs of its server. */
export interface TokenDesk extends AssertionRules {
  readonly clients: readonly AuthClient[]
  /** Makes a token for that client and service root. */
  issue(client: AuthClient, audience: string): Promise<string>
}

/** Scope of a request: the service root and this ending (CCS-JWTS-001). */
export const SCOPE_END = '/.default'

const SERVICE_ROOT = /^https:\/\/[^\s?#]+[^\s?#/]$/

const refuse = (error: string, why: string, status = 400): TokenReply => ({
  status,
  body: { error, error_description: why },
})

/**
 * Answers a token request: client credentials only, proven by an assertion or by a secret. Errors by RFC 6749 section
 * 5.2.
 */
export async function tokenReply({ method, contentType, body }: TokenRequest, desk: TokenDesk): Promise<TokenReply> {
  if (method !== 'POST') return refuse('invalid_request', 'only POST is served', 405)
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType))
    return refuse('invalid_request', 'the Content-Type must be application/x-www-form-urlencoded')
  const form = new URLSearchParams(body)
  const twice = [...new Set(form.keys())].find((name) => form.getAll(name).length > 1)
  if (twice !== undefined) return refuse('invalid_request', `${twice} is there more than once`)
  const grant = form.get('grant_type')
  if (grant === null) return refuse('invalid_request', 'grant_type is missing')
  if (grant !== 'client_credentials') return refuse('unsupported_grant_type', 'only client_credentials is served')
  const client = await clientOf(form, desk.clients, desk)
  if ('error' in client) return refuse(client.error, client.why, client.error === 'invalid_client' ? 401 : 400)
  const scope = form.get('scope') ?? ''
  const audience = scope.slice(0, -SCOPE_END.length)
  if (!scope.endsWith(SCOPE_END) || !SERVICE_ROOT.test(audience))
    return refuse('invalid_scope', `the scope must be one service root and ${SCOPE_END}`)
  const token = await desk.issue(client, audience)
  const times = { expires_in: EXPIRES_IN, ext_expires_in: EXPIRES_IN }
  return { status: 200, body: { token_type: 'Bearer', ...times, access_token: token } }
}
