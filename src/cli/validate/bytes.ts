import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { GpcError, messageOf } from '../../core/index.js'
import { DEFAULT_LIMITS } from '../../fhir/index.js'

/** One byte more than is read: the reader then says that the text is too large, and memory stays bounded. */
const BOUND = DEFAULT_LIMITS.maxSize + 1
const NEWLINE = 0x0a

/** Opens a file. @throws GpcError naming the file, when the stream is read */
export async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Uint8Array
  } catch (cause) {
    throw new GpcError('input-unreadable', `${path}: ${messageOf(cause)}`, 2, { cause })
  }
}

/** The whole of a stream, cut one byte above what is read. */
export async function allOf(stream: AsyncIterable<Uint8Array> | Readable): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of stream as AsyncIterable<Uint8Array>) {
    pieces.push(piece.subarray(0, BOUND - size))
    size += piece.length
    if (size >= BOUND) break
  }
  return Buffer.concat(pieces)
}

/** The lines of a stream without their ends, each cut one byte above what is read. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = []
  let size = 0
  const take = (piece: Uint8Array): void => {
    if (size < BOUND) pieces.push(piece.subarray(0, BOUND - size))
    size += piece.length
  }
  const line = (): Uint8Array => {
    const whole = Buffer.concat(pieces)
    pieces = []
    size = 0
    return whole
  }
  for await (const chunk of stream) {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      take(chunk.subarray(start, end))
      yield line()
      start = end + 1
    }
    take(chunk.subarray(start))
  }
  if (size > 0) yield line()
}
