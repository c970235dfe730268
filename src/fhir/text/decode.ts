import { lineTable } from './lines.js'
import type { ProblemList } from './problems.js'

const BOM = '\uFEFF'
const LONE_SURROGATE = /\p{Surrogate}/u

/** Encodings that are not UTF-8, told by their first bytes (RFC 4627 section 3, XML 1.0 appendix F). */
const FOREIGN: readonly { starts: readonly (number | 'any')[]; encoding: 'utf-16le' | 'utf-16be'; bom: boolean }[] = [
  { starts: [0xff, 0xfe], encoding: 'utf-16le', bom: true },
  { starts: [0xfe, 0xff], encoding: 'utf-16be', bom: true },
  { starts: ['any', 0, 'any', 0], encoding: 'utf-16le', bom: false },
  { starts: [0, 'any', 0, 'any'], encoding: 'utf-16be', bom: false },
]

/**
 * Bytes to text. FHIR is exchanged in UTF-8 without byte order mark; anything else is a problem, and is still decoded
 * so that the rest can be judged.
 */
export function decodeText(source: Uint8Array | string, problems: ProblemList): string {
  const text = typeof source === 'string' ? source : decodeBytes(source, problems)
  if (typeof source === 'string' && LONE_SURROGATE.test(text)) {
    const at = lineTable(text)(text.search(LONE_SURROGATE))
    problems.error('lone-surrogate', 'half of a surrogate pair stands alone: the text is no Unicode', at)
  }
  if (!text.startsWith(BOM)) return text
  const message = 'the text begins with a byte order mark, which a sender must not write'
  problems.warning('byte-order-mark', message, { line: 1, column: 1 })
  return text.slice(1)
}

function decodeBytes(bytes: Uint8Array, problems: ProblemList): string {
  const foreign = FOREIGN.find(({ starts }) =>
    starts.every((b, i) => bytes.length > i && (b === 'any' ? bytes[i] !== 0 : bytes[i] === b)),
  )
  if (foreign !== undefined) {
    problems.error('wrong-encoding', `the text is ${foreign.encoding.toUpperCase()}; FHIR is exchanged in UTF-8`)
    return new TextDecoder(foreign.encoding).decode(bytes)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    const at = lineTable(text)(firstInvalid(bytes))
    problems.error('invalid-utf-8', 'the bytes here are not UTF-8', at)
    return text
  }
}

/** The offset, in decoded UTF-16 units, of the first byte that is not UTF-8: the longest prefix that decodes. */
function firstInvalid(bytes: Uint8Array): number {
  let low = 0
  let high = bytes.length
  const decodes = (end: number): boolean => {
    try {
      // `stream` lets a sequence that the end cuts through pass.
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, end), { stream: true })
      return true
    } catch {
      return false
    }
  }
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (decodes(middle)) low = middle
    else high = middle - 1
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, low), { stream: true }).length
}
