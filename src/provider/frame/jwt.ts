import { isObject, type JsonObject } from '../../core/index.js'

/** What is wrong with a token's form: the rule that it breaks, and in words. */
export interface TokenProblem {
  /** Such as `trailing-dot`, `parts`, `payload-object`, `signature`. */
  readonly rule: string
  readonly says: string
}

/** The claims of a token, or what is wrong with it. */
export type TokenReading = { readonly claims: JsonObject } | { readonly problem: TokenProblem }

const BASE64URL = /^[A-Za-z0-9_-]+$/

const problem = (rule: string, says: string): TokenReading => ({ problem: { rule, says } })

/** The JSON value of a part; undefined where the part is not base64url of JSON. */
export function decode(part: string): { value: unknown } | undefined {
  if (!BASE64URL.test(part) || part.length % 4 === 1) return undefined
  try {
    return { value: JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) }
  } catch {
    return undefined
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
  const [first = '', second = ''] = parts
  if (parts.length === 2 && second !== '') return problem('trailing-dot', 'the token has two parts: no dot at its end')
  if (parts.length !== 3) return problem('parts', `the token has ${parts.length} parts, not three`)
  if (!isObject(decode(first)?.value)) return problem('header', 'the header of the token is not base64url of an object')
  if (second === '') return problem('payload-given', 'the token has no payload')
  const payload = decode(second)
  if (!payload) return problem('payload-encoded', 'the payload of the token is not base64url of JSON')
  if (!isObject(payload.value)) return problem('payload-object', 'the payload of the token is no JSON object')
  return { claims: payload.value }
}
