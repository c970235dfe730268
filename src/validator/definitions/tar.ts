import { gunzipSync } from 'node:zlib'
import { GpcError, messageOf } from '../../core/index.js'

const BLOCK = 512

/** A regular file of an archive. */
export interface ArchiveFile {
  readonly name: string
  readonly content: Buffer
}

/** Bounds against an archive made to exhaust memory; a FHIR core package is about 100 MB unpacked. */
export interface ArchiveLimits {
  readonly unpacked: number
  readonly files: number
}

export const DEFAULT_LIMITS: ArchiveLimits = { unpacked: 256 * 1024 * 1024, files: 20_000 }

/**
 * The files of a FHIR package (.tgz), in memory: nothing is written to disk, and whatever does not look like such a
 * package is refused: links, devices, absolute names, names that climb out, more bytes or files than the limits.
 * @param label the archive's name, for errors
 * @throws GpcError `archive-unreadable` or `archive-refused`
 */
export function readTgz(bytes: Buffer, label: string, limits = DEFAULT_LIMITS): ArchiveFile[] {
  const tar = inflate(bytes, label, limits.unpacked)
  const files: ArchiveFile[] = []
  let longName: string | undefined
  for (let at = 0; at + BLOCK <= tar.length;) {
    const header = tar.subarray(at, at + BLOCK)
    if (header.every((byte) => byte === 0)) break
    if (!checksumHolds(header)) throw refused('archive-unreadable', label, `a damaged header at byte ${at}`)
    const size = octal(header, 124, 12)
    const start = at + BLOCK
    if (!Number.isSafeInteger(size) || start + size > tar.length)
      throw refused('archive-unreadable', label, `a file that is longer than the archive, at byte ${at}`)
    const content = tar.subarray(start, start + size)
    at = start + Math.ceil(size / BLOCK) * BLOCK
    const kind = String.fromCharCode(header[156] ?? 0)
    const name = longName ?? headerName(header)
    longName = kind === 'L' ? cString(content) : kind === 'x' ? paxPath(content) : undefined
    if (kind === 'L' || kind === 'x' || kind === 'g') continue
    if (!safe(name))
      throw refused('archive-refused', label, `the unsafe file name ${JSON.stringify(name.slice(0, 200))}`)
    if (kind === '5') continue
    if (kind !== '0' && kind !== '\0')
      throw refused('archive-refused', label, `a link or device: ${JSON.stringify(name.slice(0, 200))}`)
    files.push({ name, content })
    if (files.length > limits.files) throw refused('archive-refused', label, `more than ${limits.files} files`)
  }
  return files
}

function inflate(bytes: Buffer, label: string, limit: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit })
  } catch (thrown) {
    if ((thrown as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE')
      throw refused('archive-refused', label, `more than ${limit} bytes unpacked`)
    throw refused('archive-unreadable', label, messageOf(thrown))
  }
}

function safe(name: string): boolean {
  return name !== '' && !name.includes('\0') && !/^([/\\]|[A-Za-z]:)/.test(name) && !name.split(/[/\\]/).includes('..')
}

function headerName(header: Buffer): string {
  const name = cString(header.subarray(0, 100))
  const prefix = header.toString('latin1', 257, 262) === 'ustar' ? cString(header.subarray(345, 500)) : ''
  return prefix ? `${prefix}/${name}` : name
}

/** The `path` record of a pax header: `<length> path=<name>\n`. */
function paxPath(content: Buffer): string | undefined {
  return /^\d+ path=(.*)$/m.exec(content.toString('utf8'))?.[1]
}

const cString = (bytes: Buffer): string => bytes.toString('utf8').replace(/\0[^]*$/, '')

function octal(header: Buffer, from: number, length: number): number {
  const digits = header.toString('latin1', from, from + length).replace(/[\0 ]/g, '')
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : Number.NaN
}

/** The checksum of a header counts its own field as blanks. */
function checksumHolds(header: Buffer): boolean {
  let sum = 8 * 32
  header.forEach((byte, i) => (sum += i >= 148 && i < 156 ? 0 : byte))
  return sum === octal(header, 148, 8)
}

const refused = (code: string, label: string, reason: string): GpcError =>
  new GpcError(code, `${label}: not read as a FHIR package: it holds ${reason}`)
