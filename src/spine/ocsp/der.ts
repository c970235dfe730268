/** The few DER types that OCSP needs (X.690). */

/** One encoded value and what is inside. */
export interface Der {
  readonly tag: number
  /** The bytes behind tag and length. */
  readonly content: Buffer
  /** The whole, tag and length included. */
  readonly whole: Buffer
}

const lengthOf = (size: number): Buffer => {
  if (size < 0x80) return Buffer.from([size])
  const hex = size.toString(16)
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
}

/** A value of a tag. */
export function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content])
}

export const SEQUENCE = 0x30
export const OCTETS = 0x04
const OID = 0x06

/** Context-specific and constructed: `[n] EXPLICIT`. */
export const explicit = (n: number, ...parts: readonly Buffer[]): Buffer => der(0xa0 | n, ...parts)

export const enumerated = (value: number): Buffer => der(0x0a, Buffer.from([value]))

/** Seconds precision, as RFC 6960 wants it. */
export const generalizedTime = (at: Date): Buffer =>
  der(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`))

export const bitString = (bytes: Buffer): Buffer => der(0x03, Buffer.from([0]), bytes)

/** An object identifier from its dotted form. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const arcs = [first * 40 + second, ...rest].flatMap((arc) => {
    const digits = [arc & 0x7f]
    for (let left = arc >>> 7; left > 0; left >>>= 7) digits.unshift((left & 0x7f) | 0x80)
    return digits
  })
  return der(OID, Buffer.from(arcs))
}

/**
 * Reads the values that stand in some bytes one after another.
 *
 * @throws RangeError where they are cut short or use a form that DER does not have
 */
export function read(bytes: Buffer): Der[] {
  const found: Der[] = []
  for (let at = 0; at < bytes.length;) {
    const [tag = 0, first = 0x80] = bytes.subarray(at, at + 2)
    const extra = first < 0x80 ? 0 : first & 0x7f
    if (first === 0x80 || extra > 4) throw new RangeError('a length that DER does not have')
    if (at + 2 + extra > bytes.length) throw new RangeError('a length that is cut short')
    const size = extra === 0 ? first : bytes.readUIntBE(at + 2, extra)
    const start = at + 2 + extra
    if (start + size > bytes.length) throw new RangeError('a value that is cut short')
    found.push({ tag, content: bytes.subarray(start, start + size), whole: bytes.subarray(at, start + size) })
    at = start + size
  }
  return found
}
