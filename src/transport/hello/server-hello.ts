/** What a server says first to a ClientHello. */
export type Said =
  | { readonly kind: 'alert'; readonly number: number }
  | { readonly kind: 'hello'; readonly version: number; readonly suite: number }
  /** Bytes that begin no TLS record of these. */
  | { readonly kind: 'other' }

const ALERT = 21
const HANDSHAKE = 22
const SERVER_HELLO = 2

/** SSL 2.0: the high bit of its length, and the type of its SERVER-HELLO, which lists suites instead of choosing. */
const SSL2_LENGTH = 0x80
const SSL2_SERVER_HELLO = 4

/**
 * Reads the first record of a server (RFC 5246 sections 6.2.1, 7.2 and 7.4.1.3).
 *
 * @returns undefined while there are too few bytes to tell
 */
export function readSaid(bytes: Buffer): Said | undefined {
  const [type] = bytes
  if (type === undefined) return undefined
  if (type === ALERT) return bytes.length < 7 ? undefined : { kind: 'alert', number: bytes.readUInt8(6) }
  if (type & SSL2_LENGTH) return readSsl2(bytes)
  if (type !== HANDSHAKE) return { kind: 'other' }
  // Record 5, type and length 4, version 2, random 32, then the session id by its length, then the suite.
  if (bytes.length < 44) return undefined
  if (bytes[5] !== SERVER_HELLO) return { kind: 'other' }
  const suiteAt = 44 + bytes.readUInt8(43)
  if (bytes.length < suiteAt + 2) return undefined
  return { kind: 'hello', version: bytes.readUInt16BE(9), suite: bytes.readUInt16BE(suiteAt) }
}

function readSsl2(bytes: Buffer): Said | undefined {
  if (bytes.length < 7) return undefined
  return bytes[2] === SSL2_SERVER_HELLO
    ? { kind: 'hello', version: bytes.readUInt16BE(5), suite: 0 }
    : { kind: 'other' }
}
