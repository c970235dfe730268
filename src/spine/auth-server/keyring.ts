import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose'
import { randomBytes } from 'node:crypto'

/** Algorithms that the emulator signs with; the sources know RS256 only (CCS-JWTS-002). */
export const SIGNATURES = ['RS256', 'ES256', 'PS256'] as const

/** One of {@link SIGNATURES}. */
export type Signature = (typeof SIGNATURES)[number]

/** A key that signs tokens. */
export interface SigningKey {
  readonly kid: string
  readonly alg: Signature
  readonly privateKey: CryptoKey
  /** The public half as a JWKS shows it. */
  readonly jwk: JWK
}

/** The keys of an authorisation server. */
export interface Keyring {
  readonly current: SigningKey
  /** Puts a fresh key in the place of the current one, which stays published until its last token has expired. */
  rotate(): Promise<void>
  /** Takes note of a token of the current key; `exp` in seconds since 1970. */
  signed(exp: number): void
  /** Those that a token which has not expired at that second may be signed by, the current one first. */
  published(now: number): readonly SigningKey[]
}

/** A fresh key, named by 20 random bytes, as long as the names of 2019 were. */
export async function signingKey(alg: Signature): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const kid = randomBytes(20).toString('base64url')
  const { kty, ...numbers } = await exportJWK(publicKey)
  const x5t = kty === 'RSA' ? { x5t: kid } : {}
  return { kid, alg, privateKey, jwk: { kty: kty as string, use: 'sig', kid, ...x5t, alg, ...numbers } }
}

const first = new Map<Signature, Promise<SigningKey>>()

/** The first key of every server of this process: RSA keys are what takes the time, and a self-test starts many. */
const processKey = (alg: Signature): Promise<SigningKey> => {
  const made = first.get(alg) ?? signingKey(alg)
  first.set(alg, made)
  return made
}

/** A ring with one key. */
export async function createKeyring(alg: Signature): Promise<Keyring> {
  const ring: { key: SigningKey; until: number }[] = [{ key: await processKey(alg), until: 0 }]
  const newest = (): { key: SigningKey; until: number } => ring[0] as (typeof ring)[number]
  return {
    get current() {
      return newest().key
    },
    async rotate() {
      ring.unshift({ key: await signingKey(alg), until: 0 })
    },
    signed(exp) {
      newest().until = Math.max(newest().until, exp)
    },
    published: (now) => ring.filter(({ until }, i) => i === 0 || until > now).map(({ key }) => key),
  }
}
