import { compactVerify, importJWK, type JWK } from 'jose'
import { asString } from '../../../core/index.js'
import type { KeySource } from './keys.js'
import { decodedPart, type TokenReading } from './reading.js'

/** Algorithms with a private key of the issuer's: HS256 would let anybody sign who has the public one. */
const ALGORITHMS = ['RS256', 'ES256', 'PS256']

const verified = async (text: string, key: JWK, alg: string): Promise<boolean> => {
  try {
    await compactVerify(text, await importJWK(key, alg), { algorithms: [alg] })
    return true
  } catch {
    return false
  }
}

/**
 * Reads a signed token and looks for the one thing that is wrong with its signature. Claims are not judged here.
 *
 * @param keys - the issuer's keys
 */
export async function readSigned(text: string, keys: KeySource): Promise<TokenReading> {
  const parts = text.split('.')
  const [header, claims] = parts.slice(0, 2).map(decodedPart)
  if (parts.length !== 3 || !header || !claims)
    return { problem: { rule: 'form', says: 'the token is not three parts of base64url, joined by dots' } }
  const wrong = (rule: string, says: string): TokenReading => ({ claims, problem: { rule, says } })
  const alg = asString(header['alg']) ?? ''
  if (!ALGORITHMS.includes(alg)) return wrong('algorithm', 'the algorithm of the token is not accepted')
  const found = await keys.find(asString(header['kid']) ?? '').catch(() => 'unreachable' as const)
  if (found === 'unreachable') return wrong('keys-reachable', 'the keys of the token issuer cannot be had')
  if (!found || (found.alg !== undefined && found.alg !== alg))
    return wrong('key', 'the token is signed by no key of its issuer')
  return (await verified(text, found, alg)) ? { claims } : wrong('signature', 'the signature of the token is not good')
}
