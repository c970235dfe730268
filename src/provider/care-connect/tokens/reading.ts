import { isObject, type JsonObject } from '../../../core/index.js'

/** What is wrong with a token: the rule that it breaks, and in words. */
export interface TokenProblem {
  /** `form`, `algorithm`, `key`, `signature`, `keys-reachable`. */
  readonly rule: string
  readonly says: string
}

/** What was read of a token: its claims, even where its signature is bad; nothing where there is none. */
export interface TokenReading {
  readonly claims?: JsonObject
  readonly problem?: TokenProblem
}

const BASE64URL = /^[A-Za-z0-9_-]+$/

/** The JSON object of a part of a token; undefined where the part is not base64url of one. */
export function decodedPart(part: string): JsonObject | undefined {
  if (!BASE64URL.test(part) || part.length % 4 === 1) return undefined
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
