import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from 'node:zlib'
import { messageOf } from '../core/index.js'

/** A body after its content codings are taken off. */
export interface Decoded {
  readonly body: Buffer
  readonly problem?: string
  /** The decoded body passes the limit; `body` is then as it came. */
  readonly tooLarge?: true
}

type Undo = (bytes: Buffer, options: ZlibOptions) => Buffer

const undoDeflate: Undo = (bytes, options) => {
  // RFC 7230 4.2.2 means the zlib form; some servers send the bare stream, which its first byte tells apart.
  const zlibForm = ((bytes[0] ?? 0) & 0x0f) === 8
  return zlibForm ? inflateSync(bytes, options) : inflateRawSync(bytes, options)
}

const CODINGS: Readonly<Record<string, Undo>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: undoDeflate,
  br: (bytes, { maxOutputLength }) => brotliDecompressSync(bytes, maxOutputLength ? { maxOutputLength } : {}),
  identity: (bytes) => bytes,
}

/**
 * Takes the content codings off a body, the last applied first (RFC 7231 section 3.1.2.2).
 *
 * @param coding - the Content-Encoding field, or undefined
 * @param limit - bytes that the decoded body may have
 * @param whole - false where the body was cut short: then what can be decoded is given without complaint
 */
export function decode(raw: Buffer, coding: string | undefined, limit: number, whole = true): Decoded {
  const names = (coding ?? '').split(',').map((n) => n.trim().toLowerCase()).filter(Boolean) // prettier-ignore
  if (raw.length === 0 || names.length === 0) return { body: raw }
  const options: ZlibOptions = { maxOutputLength: limit, ...(whole ? {} : { finishFlush: constants.Z_SYNC_FLUSH }) }
  let body = raw
  for (const name of names.reverse()) {
    const undo = CODINGS[name]
    if (!undo)
      return { body: raw, problem: `the content coding "${name}" is not one of ${Object.keys(CODINGS).join(', ')}` }
    try {
      body = undo(body, options)
    } catch (thrown) {
      if ((thrown as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return { body: raw, tooLarge: true }
      return { body: raw, problem: `the body does not decode as ${name}: ${messageOf(thrown)}` }
    }
  }
  return { body }
}
