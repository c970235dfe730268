import { isObject, type JsonObject } from '../../../core/index.js'
import { decode, type TokenProblem } from '../../frame/jwt.js'

/** What was read of a token: its claims, even where its signature is bad; nothing where there is none. */
export interface TokenReading {
  readonly claims?: JsonObject
  readonly problem?: TokenProblem
}

/** The JSON object of a part of a token; undefined where the part is not base64url of one. */
export function decodedPart(part: string): JsonObject | undefined {
  const value = decode(part)?.value
  return isObject(value) ? value : undefined
}
