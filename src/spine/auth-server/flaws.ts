import { without, type JsonObject, type TokenFlaw } from '../../core/index.js'
import type { Forgery } from '../tokens/forge.js'
import { LIFETIME } from './claims.js'

/** Flaws that only the holder of the signing key can make: the signature is good, what it signs is not. */
export type SignedFlaw = Exclude<TokenFlaw, Forgery>

/** Times shifted as a whole, so that nothing but the hour is wrong. */
const at = (claims: JsonObject, iat: number): JsonObject => ({ ...claims, iat, nbf: iat, exp: iat + LIFETIME })

const HOUR = 3600

/** How the claims differ for each; times by the check text of CCS-JWTS-006, far from every leeway. */
export const SIGNED_FLAWS: Readonly<Record<SignedFlaw, (claims: JsonObject, now: number) => JsonObject>> = {
  'wrong-issuer': (claims) => ({ ...claims, iss: 'https://example.org/', idp: 'https://example.org/' }),
  'wrong-audience': (claims) => ({ ...claims, aud: 'https://other-provider.example.org/STU3/1/careconnect' }),
  'no-group': (claims) => without(claims, 'groups'),
  'wrong-group': (claims) => ({ ...claims, groups: ['urn:nhs:names:services:careconnect:fhir:rest:none'] }),
  expired: (claims, now) => at(claims, now - LIFETIME - HOUR),
  'not-yet-valid': (claims, now) => at(claims, now + HOUR),
}

/** True for a flaw that needs the issuer's key. */
export const needsKey = (flaw: TokenFlaw): flaw is SignedFlaw => Object.hasOwn(SIGNED_FLAWS, flaw)
