import { decodedPart, type TokenReading } from './reading.js'

/**
 * Reads an unsecured token: header and payload, and nothing behind the last dot (spec facts, Care Connect, section
 * 5.7). The algorithm is the consumer's duty, so a signature that stands there all the same is passed over.
 */
export function readUnsigned(text: string): TokenReading {
  const parts = text.split('.')
  const [header, claims] = parts.slice(0, 2).map(decodedPart)
  return parts.length === 3 && header && claims
    ? { claims }
    : { problem: { rule: 'form', says: 'the token is not a header and a payload, each base64url of an object' } }
}
