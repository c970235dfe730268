import { SignJWT } from 'jose'
import type { JsonObject, TokenFlaw } from '../../core/index.js'
import { forge } from '../tokens/forge.js'
import { claimsOf, type Subject } from './claims.js'
import { needsKey, SIGNED_FLAWS } from './flaws.js'
import type { Keyring } from './keyring.js'

/**
 * Signs a token with the current key of a ring: a good one, or one with a flaw.
 *
 * @throws what the signing itself throws, which no input of ours does
 */
export async function issueToken(keyring: Keyring, subject: Subject, flaw?: TokenFlaw): Promise<string> {
  const { kid, alg, privateKey, jwk } = keyring.current
  const good = claimsOf(subject)
  const claims: JsonObject = flaw !== undefined && needsKey(flaw) ? SIGNED_FLAWS[flaw](good, subject.now) : good
  // x5t names the key once more; keys of the other kinds have no certificate that it could name.
  const x5t = jwk.kty === 'RSA' ? { x5t: kid } : {}
  const token = await new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg, ...x5t, kid }).sign(privateKey)
  keyring.signed(Number(good['exp']))
  if (flaw === undefined || needsKey(flaw)) return token
  const forged = await forge(token, flaw, [jwk])
  if (forged === undefined) throw new Error(`the flaw ${flaw} cannot be made`)
  return forged
}
