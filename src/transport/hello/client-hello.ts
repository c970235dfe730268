import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import { SSL2, type Offer } from './offer.js'

/** A number of 1 to 3 bytes, the highest first. */
const uint = (size: 1 | 2 | 3, value: number): Buffer => {
  const bytes = Buffer.alloc(size)
  bytes.writeUIntBE(value, 0, size)
  return bytes
}

/** A vector: its length in bytes, then its content (RFC 5246 section 4.3). */
const vector = (size: 1 | 2 | 3, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts)
  return Buffer.concat([uint(size, content.length), content])
}

const extension = (type: number, ...parts: readonly Buffer[]): Buffer =>
  Buffer.concat([uint(2, type), vector(2, ...parts)])

const list = (values: readonly number[]): Buffer => vector(2, ...values.map((value) => uint(2, value)))

/** x25519, secp256r1, secp384r1, secp521r1. */
const GROUPS = [0x001d, 0x0017, 0x0018, 0x0019]

/** RSA and ECDSA with SHA-256, SHA-384, SHA-512 and SHA-1, RSA-PSS, and the Edwards curves. */
const SIGNATURES = [
  0x0401, 0x0403, 0x0501, 0x0503, 0x0601, 0x0603, 0x0201, 0x0203, 0x0804, 0x0805, 0x0806, 0x0807, 0x0808,
]

/** RFC 6066, 8422, 7627, 5746, 5246 sections on each; SSL 3.0 knew none. */
function extensions(host: string, version: number): Buffer {
  const name = isIP(host) ? [] : [extension(0, vector(2, uint(1, 0), vector(2, Buffer.from(host))))]
  return vector(
    2,
    ...name,
    extension(10, list(GROUPS)),
    extension(11, vector(1, uint(1, 0))),
    ...(version === 0x0303 ? [extension(13, list(SIGNATURES))] : []),
    extension(23),
    extension(0xff01, vector(1)),
  )
}

/** RC4, RC2, 3DES and DES with MD5, as SSL 2.0 numbers them. */
const SSL2_SUITES = Buffer.from('0100800300800700c0060040', 'hex')

/** CLIENT-HELLO of SSL 2.0: length with the high bit set, type 1, version, three lengths, suites, challenge. */
const ssl2Hello = (): Buffer => {
  const lengths = [SSL2_SUITES.length, 0, 16].map((length) => uint(2, length))
  const message = Buffer.concat([uint(1, 1), uint(2, SSL2), ...lengths, SSL2_SUITES, randomBytes(16)])
  return Buffer.concat([uint(2, 0x8000 | message.length), message])
}

/** The record with which a client begins (RFC 5246 sections 6.2.1 and 7.4.1.2). */
export function clientHello(host: string, { version, suites }: Offer): Buffer {
  if (version === SSL2) return ssl2Hello()
  const body = Buffer.concat([
    uint(2, version),
    randomBytes(32),
    vector(1),
    list([...suites.keys()]),
    vector(1, uint(1, 0)),
    ...(version === 0x0300 ? [] : [extensions(host, version)]),
  ])
  const handshake = Buffer.concat([uint(1, 1), vector(3, body)])
  return Buffer.concat([uint(1, 22), uint(2, Math.min(version, 0x0301)), vector(2, handshake)])
}
