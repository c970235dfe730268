import { isObject, type JsonObject } from '../../../core/index.js'
import { readJwt } from '../../frame/jwt.js'
import type { About } from '../../frame/messages.js'
import { bearer } from '../../frame/bearer.js'

/** What a bend may want to know of the token of a request. Everything is empty where there is none. */

/** The Authorization header field. */
export const authorizationOf = ({ request }: About): string => request.headers.all('Authorization')[0] ?? ''

const tokenOf = (about: About): string => bearer(authorizationOf(about)) ?? ''

const textOf = (about: About, part: 0 | 1): string =>
  Buffer.from(tokenOf(about).split('.')[part] ?? '', 'base64url').toString('utf8')

/** The claims of the token. */
export const claimsOf = (about: About): JsonObject => {
  const reading = readJwt(tokenOf(about))
  return 'claims' in reading ? reading.claims : {}
}

/** The claims as they were written. */
export const payloadOf = (about: About): string => textOf(about, 1)

/** The JOSE header of a token whose claims can be read. */
export const headerOf = (about: About): JsonObject => JSON.parse(textOf(about, 0)) as JsonObject

/** What stands behind the second dot. */
export const signatureOf = (about: About): string => tokenOf(about).split('.')[2] ?? ''

/** The resource in a claim. */
export const resourceOf = (about: About, claim: string): JsonObject => {
  const resource = claimsOf(about)[claim]
  return isObject(resource) ? resource : {}
}
