import { isObject, type JsonObject } from '../../../core/index.js'
import { readJwt } from '../../frame/jwt.js'
import type { AnswerContext } from '../../frame/messages.js'
import { bearer } from '../../frame/bearer.js'

/** What a mutation may want to know of the token of a request. Everything is empty where there is none. */

/** The Authorization header field. */
export const authorizationOf = ({ request }: AnswerContext): string => request.headers.all('Authorization')[0] ?? ''

const tokenOf = (about: AnswerContext): string => bearer(authorizationOf(about)) ?? ''

const textOf = (about: AnswerContext, part: 0 | 1): string =>
  Buffer.from(tokenOf(about).split('.')[part] ?? '', 'base64url').toString('utf8')

/** The claims of the token. */
export const claimsOf = (about: AnswerContext): JsonObject => {
  const reading = readJwt(tokenOf(about))
  return 'claims' in reading ? reading.claims : {}
}

/** The claims as they were encoded. */
export const encodedOf = (about: AnswerContext): string => tokenOf(about).split('.')[1] ?? ''

/** The claims as they were written. */
export const payloadOf = (about: AnswerContext): string => textOf(about, 1)

/** The JOSE header of a token whose claims can be read. */
export const headerOf = (about: AnswerContext): JsonObject => JSON.parse(textOf(about, 0)) as JsonObject

/** What stands behind the second dot. */
export const signatureOf = (about: AnswerContext): string => tokenOf(about).split('.')[2] ?? ''

/** The resource in a claim. */
export const resourceOf = (about: AnswerContext, claim: string): JsonObject => {
  const resource = claimsOf(about)[claim]
  return isObject(resource) ? resource : {}
}
