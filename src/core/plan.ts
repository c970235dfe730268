import type { Connection } from './connection.js'
import type { Hop } from './exchange.js'
import type { Headers } from './headers.js'
import type { JsonObject } from './json.js'

/**
 * What may be wrong with a signed token, one thing at a time; signed by a key of the issuer's where the flaw is not the
 * signature itself (CCS-JWTS-005 to -011; the HS256 one is in no source).
 */
export const TOKEN_FLAWS = [
  'wrong-issuer',
  'wrong-audience',
  'no-group',
  'wrong-group',
  'expired',
  'not-yet-valid',
  'alg-none',
  'hs256-with-public-key',
  'unknown-kid',
  'key-not-in-set',
  'tampered',
] as const

/** One word of {@link TOKEN_FLAWS}. */
export type TokenFlaw = (typeof TOKEN_FLAWS)[number]

/** What is asked of an authorisation server: a token with these groups, good or with one flaw. */
export interface TokenWanted {
  /** Group URNs, such as `urn:nhs:names:services:careconnect:fhir:rest:read:slot`. */
  readonly groups: readonly string[]
  readonly flaw?: TokenFlaw
}

/** How the Authorization header is made. */
export type Authorization =
  | MadeAuthorization
  /** `Bearer ` + a signed token of an authorisation server, asked for when the request goes out. */
  | ({ readonly kind: 'issued' } & TokenWanted)

/** An Authorization header that the harness makes by itself. */
export type MadeAuthorization =
  /** `Bearer ` + the token made of header and claims when the request goes out. */
  | { readonly kind: 'token'; readonly header: JsonObject; readonly claims: JsonObject; readonly shape?: TokenShape }
  /** The field values verbatim, one header field each. */
  | { readonly kind: 'raw'; readonly values: readonly string[] }
  | { readonly kind: 'none' }

/** Changes the finished token text; named deviations of the token's form use it. */
export type TokenShape = (parts: { header: string; payload: string; token: string }) => string

/**
 * A request before it goes out: a good one from a builder, or a good one with one named deviation. Everything that is
 * time or chance (token times, trace id) is already inside, so that what is sent is what was planned.
 */
export interface RequestPlan {
  readonly interaction: string
  readonly method: string
  /** Below the service root, starting with `/`, query included, percent-encoded as it shall stand on the wire. */
  readonly path: string
  /** The four Ssp fields, Accept, Content-Type, ...; without Authorization and Host. */
  readonly headers: Headers
  readonly authorization: Authorization
  readonly body?: Uint8Array | string
  readonly hop: Hop
  /**
   * True for a well-formed request, which goes through fhir-kit-client; every deviation makes it false and the raw
   * client sends it byte for byte.
   */
  readonly wellFormed: boolean
  /** Absent for the hop's own connection. */
  readonly connection?: Connection
}
