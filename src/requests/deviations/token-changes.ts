import { epochSeconds, isObject, objects, type Json, type JsonObject, type RequestPlan } from '../../core/index.js'
import type { TokenShape } from '../../core/plan.js'
import type { Deviation } from '../deviation.js'
import type { Change } from './elements.js'
import type { Sender } from '../sender.js'

/** How deviations of a token are made: by its header field, its text, its JOSE header or its claims. */

/** Makes other claims of the good ones. */
export type Claims = (claims: JsonObject, sender: Sender) => JsonObject

/** Sends another Authorization header. */
export const authorization = (
  name: string,
  change: (plan: RequestPlan) => RequestPlan['authorization'],
): Deviation => ({
  name,
  hop: 'direct',
  apply: (plan) => ({ ...plan, authorization: change(plan) }),
})

/** Changes the claims of the token. */
export const claims = (name: string, change: Claims): Deviation => ({
  name,
  hop: 'direct',
  apply: (plan, sender) =>
    plan.authorization.kind === 'token'
      ? { ...plan, authorization: { ...plan.authorization, claims: change(plan.authorization.claims, sender) } }
      : plan,
})

/** Changes the text of the token. */
export const shape = (name: string, change: TokenShape): Deviation =>
  authorization(name, ({ authorization: auth }) => (auth.kind === 'token' ? { ...auth, shape: change } : auth))

/** Changes the JOSE header of the token, and its text where a signature belongs to it. */
export const joseHeader = (name: string, header: JsonObject, change?: TokenShape): Deviation =>
  authorization(name, ({ authorization: auth }) =>
    auth.kind === 'token' ? { ...auth, header, ...(change && { shape: change }) } : auth,
  )

/** Gives one claim another value. */
export const set = (name: string, claim: string, value: Json): Deviation =>
  claims(name, (all) => ({ ...all, [claim]: value }))

/** All members but one. */
export const omit = (all: JsonObject, member: string): JsonObject =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== member))

/** Sets exp and iat, in seconds from now. */
export const times = (name: string, iat: number, exp: number): Deviation =>
  claims(name, (all, { clock }) => {
    const now = epochSeconds(clock.now())
    return { ...all, iat: now + iat, exp: now + exp }
  })

/** The resource in a claim. */
export const resourceIn = (all: JsonObject, claim: string): JsonObject => {
  const resource = all[claim]
  return isObject(resource) ? resource : {}
}

/** Changes the resource in a claim. */
export const resource = (name: string, claim: string, change: Change): Deviation =>
  claims(name, (all) => ({ ...all, [claim]: change(resourceIn(all, claim)) }))

/** Changes the identifiers of the resource in a claim. */
export const identifiers = (name: string, claim: string, change: (all: JsonObject[]) => JsonObject[]): Deviation =>
  resource(name, claim, (one) => ({ ...one, identifier: change(objects(one['identifier'])) }))

/** The unpadded encoding of the parts of a token. */
export const base64url = (text: string): string => Buffer.from(text).toString('base64url')

/** What a part of a token says. */
export const decoded = (part: string): string => Buffer.from(part, 'base64url').toString('utf8')
