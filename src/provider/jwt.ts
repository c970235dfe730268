import { isObject, type JsonObject } from '../core/index.js'

/** The parts of a token that could be read. */
export interface ReadToken {
  readonly header: JsonObject
  readonly claims: JsonObject
}

/** The token, or what is wrong with it, in words. */
export type TokenReading = { readonly token: ReadToken } | { readonly problem: string }

const BASE64URL = /^[A-Za-z0-9_-]*$/

function readPart(name: string, part: string): JsonObject | string {
  if (part === '' || !BASE64URL.test(part) || part.length % 4 === 1) return `the ${name} of the token is not base64url`
  const text = Buffer.from(part, 'base64url').toString('utf8')
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : `the ${name} of the token is no JSON object`
  } catch {
    return `the ${name} of the token is not JSON`
  }
}

/**
 * Reads an unsecured JSON Web Token: three parts joined by dots, the first two base64url of JSON objects, the third
 * empty (spec facts section 4.1). The algorithm and a signature are not judged: they are the consumer's duty.
 *
 * @param text - what stands after `Bearer`
 */
export function readJwt(text: string): TokenReading {
  const parts = text.split('.')
  if (parts.length !== 3) return { problem: `the token has ${parts.length} parts, not three` }
  const [first = '', second = '', signature = ''] = parts
  if (!BASE64URL.test(signature)) return { problem: 'the signature of the token is not base64url' }
  const header = readPart('header', first)
  if (typeof header === 'string') return { problem: header }
  const claims = readPart('payload', second)
  if (typeof claims === 'string') return { problem: claims }
  return { token: { header, claims } }
}
