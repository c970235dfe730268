import { createHash, timingSafeEqual } from 'node:crypto'
import { decodeJwt, jwtVerify, type JWK } from 'jose'
import { messageOf } from '../../core/index.js'

/** A client that the server knows. Either proof does. */
export interface AuthClient {
  readonly id: string
  /** The secret of 2019. */
  readonly secret?: string
  /** The public key of its assertions; its `alg` counts. */
  readonly key?: JWK
  /** Names of the groups that it is in. */
  readonly groups: readonly string[]
}

/** Why a client is not believed: an error of RFC 6749 section 5.2. */
export interface Unproven {
  readonly error: 'invalid_request' | 'invalid_client'
  readonly why: string
}

/** What an assertion is held against. */
export interface AssertionRules {
  /** Names that its `aud` may have: the token endpoint, the issuer. */
  readonly audiences: readonly string[]
  readonly now: Date
  /** Ids of assertions that were used; grows. */
  readonly used: Set<string>
}

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** Finds out who asks, by secret or by assertion (RFC 6749 section 2.3, RFC 7521 section 4.2, RFC 7523 section 3). */
export async function clientOf(
  form: URLSearchParams,
  clients: readonly AuthClient[],
  rules: AssertionRules,
): Promise<AuthClient | Unproven> {
  const [assertion, secret] = [form.get('client_assertion'), form.get('client_secret')]
  if (assertion !== null && secret !== null)
    return { error: 'invalid_request', why: 'client_secret and client_assertion: only one of them may be used' }
  if (assertion !== null) return byAssertion(assertion, form, clients, rules)
  if (secret === null) return { error: 'invalid_client', why: 'neither client_assertion nor client_secret' }
  const client = clients.find(({ id }) => id === form.get('client_id'))
  if (client?.secret !== undefined && sameSecret(client.secret, secret)) return client
  return { error: 'invalid_client', why: 'no such client, or not its secret' }
}

async function byAssertion(
  assertion: string,
  form: URLSearchParams,
  clients: readonly AuthClient[],
  { audiences, now, used }: AssertionRules,
): Promise<AuthClient | Unproven> {
  if (form.get('client_assertion_type') !== JWT_BEARER)
    return { error: 'invalid_request', why: `client_assertion_type must be ${JWT_BEARER}` }
  const refused = (why: string): Unproven => ({ error: 'invalid_client', why: `client_assertion: ${why}` })
  try {
    const { iss } = decodeJwt(assertion)
    const named = form.get('client_id')
    if (named !== null && named !== iss) return refused('its iss is not the client_id')
    const client = clients.find(({ id }) => id === iss)
    if (iss === undefined || !client?.key) return refused('its iss is no client with a key')
    const { payload } = await jwtVerify(assertion, client.key, {
      ...(client.key.alg === undefined ? {} : { algorithms: [client.key.alg] }),
      issuer: iss,
      subject: iss,
      audience: [...audiences],
      requiredClaims: ['exp', 'jti'],
      currentDate: now,
    })
    if (used.has(String(payload.jti))) return refused('its jti was used before')
    used.add(String(payload.jti))
    return client
  } catch (thrown) {
    return refused(messageOf(thrown))
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const sameSecret = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
