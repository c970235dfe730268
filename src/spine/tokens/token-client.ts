import { createPrivateKey, type KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'
import { asString, epochSeconds, messageOf, uuid, type Clock, type TransportFailure } from '../../core/index.js'
import { TO_AUTHORISATION_SERVER, type Limits, type TlsIdentity, type TokenGiven } from '../../transport/index.js'
import { askJson } from '../national/get-json.js'

/** How a client proves who it is. */
export type Proof =
  | { readonly secret: string }
  /** PEM text; `keyId` names it where the server knows several. */
  | { readonly privateKey: string; readonly keyId?: string }

export interface TokenClientOptions {
  /** The token endpoint. */
  readonly url: string
  readonly clientId: string
  readonly proof: Proof
  readonly identity: TlsIdentity
  readonly limits: Limits
  readonly clock: Clock
}

/** Gets tokens from a token endpoint, and keeps each until shortly before it expires; a failure for a little while. */
export interface TokenClient {
  /** Never rejects for what the server does. */
  token(scope: string): Promise<TokenGiven>
}

/** Seconds before the end at which a token is not used any more: it has to arrive and be looked at. */
const MARGIN = 60

const ASSERTION_SECONDS = 60

/** Seconds for which a failure is believed: a server that hangs would else be waited for by each request anew. */
const RETRY = 30

type Kept = ({ readonly token: string } | { readonly failure: TransportFailure }) & { readonly until: number }

/**
 * A client of the client credentials grant (CCS-JWTS-001; private_key_jwt: RFC 7523).
 *
 * @throws Error where the private key cannot be read or signs nothing that is known
 */
export function tokenClient({ url, clientId, proof, identity, limits, clock }: TokenClientOptions): TokenClient {
  const assertion = 'privateKey' in proof ? assertionMaker(proof, clientId, url, clock) : undefined
  const kept = new Map<string, Promise<Kept>>()

  async function ask(scope: string): Promise<Kept> {
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, scope })
    if ('secret' in proof) form.set('client_secret', proof.secret)
    if (assertion) {
      form.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
      form.set('client_assertion', await assertion())
    }
    const asked = epochSeconds(clock.now())
    const fields = [['Accept', 'application/json'], ['Content-Type', 'application/x-www-form-urlencoded']] as const // prettier-ignore
    const answer = await askJson({ method: 'POST', url, fields, body: form.toString() }, identity, limits)
    const fault = (kind: TransportFailure['kind'], problem: string): Kept => ({
      failure: { kind, hop: TO_AUTHORISATION_SERVER, message: `authorisation server ${url}: ${problem}` },
      until: epochSeconds(clock.now()) + RETRY,
    })
    if ('problem' in answer) return fault(answer.kind, answer.problem)
    const { status, body } = answer
    if (status !== 200) return fault('protocol', `answered ${status} ${oauthError(body)}`)
    const token = asString(body['access_token'])
    if (!token) return fault('protocol', 'answered 200 without access_token')
    const type = asString(body['token_type']) ?? 'none'
    if (type.toLowerCase() !== 'bearer') return fault('protocol', `issues tokens of the type ${type}, Bearer is due`)
    return { token, until: asked + Math.max(0, Number(body['expires_in'] ?? 0) || 0) - MARGIN }
  }

  return {
    async token(scope) {
      const asked = kept.get(scope)
      const before = asked && (await asked)
      if (before && before.until > epochSeconds(clock.now())) return givenBy(before)
      // Somebody else who waited too may have asked anew by now.
      const latest = kept.get(scope)
      const asking = latest === undefined || latest === asked ? ask(scope) : latest
      kept.set(scope, asking)
      return givenBy(await asking)
    },
  }
}

const givenBy = (kept: Kept): TokenGiven => ('token' in kept ? { token: kept.token } : { failure: kept.failure })

const oauthError = ({ error, error_description: why }: Record<string, unknown>): string =>
  [asString(error) ?? 'without an error code', asString(why)].filter((text) => text !== undefined).join(': ')

/** Makes assertions: `iss` and `sub` the client, `aud` the endpoint, one minute, each with an id of its own. */
function assertionMaker(
  { privateKey, keyId }: Extract<Proof, { privateKey: string }>,
  clientId: string,
  url: string,
  clock: Clock,
): () => Promise<string> {
  const key = createPrivateKey(privateKey)
  const alg = algorithmOf(key)
  return () => {
    const iat = epochSeconds(clock.now())
    return new SignJWT({ iss: clientId, sub: clientId, aud: url, jti: uuid(), iat, exp: iat + ASSERTION_SECONDS })
      .setProtectedHeader({ typ: 'JWT', alg, ...(keyId === undefined ? {} : { kid: keyId }) })
      .sign(key)
  }
}

/** The algorithm that goes with a kind of key. @throws Error for kinds that no server is known to take */
function algorithmOf(key: KeyObject): string {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key
  if (type === 'rsa') return 'RS256'
  if (type === 'ec' && details?.namedCurve === 'prime256v1') return 'ES256'
  throw new Error(
    `a private key of the kind ${[type, details?.namedCurve].join(' ').trim()} is not usable here: RSA or P-256`,
  )
}

/** Whether a text is a usable private key; the reason where it is not. */
export function keyProblem(pem: string): string | undefined {
  try {
    algorithmOf(createPrivateKey(pem))
    return undefined
  } catch (thrown) {
    return messageOf(thrown)
  }
}
