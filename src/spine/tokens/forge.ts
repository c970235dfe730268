import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto'
import { CompactSign, decodeProtectedHeader, generateKeyPair, type CryptoKey, type JWK } from 'jose'
import { isObject, uuid, type JsonObject, type TokenFlaw } from '../../core/index.js'

/** What a forgery starts from. */
interface Good {
  readonly header: JsonObject
  /** Middle part of the token, as it stands in it. */
  readonly payload: string
  readonly claims: JsonObject
  readonly signature: string
  /** The key of the issuer's set that the header names. */
  readonly key: JWK | undefined
}

const encode = (value: JsonObject | string): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value), 'utf8').toString('base64url')

const foreignKeys = new Map<string, Promise<CryptoKey>>()

/** A key that no issuer knows, one for each algorithm and process. */
const foreignKey = (alg: string): Promise<CryptoKey> => {
  const made = foreignKeys.get(alg) ?? generateKeyPair(alg).then(({ privateKey }) => privateKey)
  foreignKeys.set(alg, made)
  return made
}

async function signedByStranger({ header, payload }: Good, more: JsonObject = {}): Promise<string> {
  const alg = header['alg'] as string
  return new CompactSign(Buffer.from(payload, 'base64url'))
    .setProtectedHeader({ ...header, ...more, alg })
    .sign(await foreignKey(alg))
}

/**
 * Flaws that anybody can make who has seen a good token (CCS-JWTS-005 and -011). One that names an unknown key is
 * signed by it too: a provider which tries all the keys of the set would rightly take it otherwise.
 */
export const FORGERIES = {
  'alg-none': ({ header, payload }: Good) => Promise.resolve(`${encode({ ...header, alg: 'none' })}.${payload}.`),
  'hs256-with-public-key'({ header, payload, key }: Good) {
    if (!key) return Promise.resolve(undefined)
    // The secret is the key as a file holds it: what a library takes that picks the method by the token's header.
    const secret = createPublicKey({ key: key as JsonWebKey, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
    const signed = `${encode({ ...header, alg: 'HS256' })}.${payload}`
    return Promise.resolve(`${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`)
  },
  'unknown-kid'(good: Good) {
    const kid = uuid()
    return signedByStranger(good, { kid, ...('x5t' in good.header ? { x5t: kid } : {}) })
  },
  'key-not-in-set': (good: Good) => signedByStranger(good),
  // Still a token whose every claim is right: it holds a second longer than it was signed for.
  tampered: ({ header, claims, signature }: Good) =>
    Promise.resolve(`${encode(header)}.${encode({ ...claims, exp: Number(claims['exp']) + 1 })}.${signature}`),
} satisfies Partial<Record<TokenFlaw, (good: Good) => Promise<string | undefined>>>

/** A flaw that needs no key of the issuer's. */
export type Forgery = keyof typeof FORGERIES

/** True for a flaw that can be made from a good token. */
export const isForgery = (flaw: TokenFlaw): flaw is Forgery => Object.hasOwn(FORGERIES, flaw)

/**
 * Makes a bad token from a good one.
 *
 * @param keys - the issuer's set, for the flaw that abuses a public key
 * @returns undefined where the set does not hold the key that the token names
 * @throws TypeError or a JOSE error for a text that is no signed token
 */
export async function forge(token: string, flaw: Forgery, keys: readonly JWK[]): Promise<string | undefined> {
  const [head = '', payload = '', signature = ''] = token.split('.')
  const { kid } = decodeProtectedHeader(token)
  const key = keys.find((k) => k.kid === kid)
  return FORGERIES[flaw]({ header: decoded(head), payload, claims: decoded(payload), signature, key })
}

function decoded(part: string): JsonObject {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  if (!isObject(value)) throw new TypeError('a part of the token is no JSON object')
  return value
}
