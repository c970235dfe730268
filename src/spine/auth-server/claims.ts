import { randomBytes } from 'node:crypto'
import type { JsonObject } from '../../core/index.js'

/** Seconds that a token holds: the text says one hour, the samples have this (CCS-JWTS-002 and -003). */
export const LIFETIME = 3900

/** What `expires_in` of the answer says, shorter than the token's own time (samples of 2019). */
export const EXPIRES_IN = 3600

/** What a token is about. */
export interface Subject {
  readonly issuer: string
  /** Tenant of the directory that the issuer belongs to, a UUID. */
  readonly tenant: string
  /** Service root that is called, without a slash at its end. */
  readonly audience: string
  /** The client id. */
  readonly client: string
  /** The client as an object of the directory, a UUID. */
  readonly object: string
  /** As the claim holds them: names or identifiers. */
  readonly groups: readonly string[]
  /** Seconds since 1970. */
  readonly now: number
}

const opaque = (): string => randomBytes(16).toString('base64url')

/** Every claim of the samples of 2019, in their order (CCS-JWTS-003). */
export const claimsOf = ({ issuer, tenant, audience, client, object, groups, now }: Subject): JsonObject => ({
  aud: audience,
  iss: issuer,
  iat: now,
  nbf: now,
  exp: now + LIFETIME,
  aio: opaque(),
  appid: client,
  appidacr: '1',
  groups: [...groups],
  idp: issuer,
  oid: object,
  sub: object,
  tid: tenant,
  uti: opaque(),
  ver: '1.0',
})
