import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { GpcError } from '../../core/index.js'
import { allOf, fileBytes, linesOf } from './bytes.js'

/** One text to judge. */
export interface Input {
  /** As the user knows it: the file, `file.ndjson:12` for a line, `<stdin>`. */
  readonly name: string
  readonly text: Uint8Array
  /** Line of the file that the text begins on, from 1. */
  readonly firstLine: number
}

const STDIN = '<stdin>'
const RESOURCE_FILE = /\.(json|xml|ndjson)$/i

/**
 * The texts behind the arguments: files as they are; folders to any depth by their JSON, XML and ndjson files in order;
 * each line of ndjson by itself; `-` standard input, ndjson where its lines are objects.
 *
 * @throws GpcError for what cannot be read, and where nothing is found
 */
export async function* inputsOf(paths: readonly string[], stdin: Readable): AsyncGenerator<Input> {
  const files = paths.flatMap((path) => (path === '-' ? [path] : filesAt(path)))
  if (files.length === 0) {
    throw new GpcError('nothing-to-validate', `${paths.join(', ')}: no JSON, XML or ndjson file is in there`)
  }
  for (const file of files) {
    if (file === '-') yield* standardInput(stdin)
    else if (/\.ndjson$/i.test(file)) yield* records(file, fileBytes(file))
    else yield { name: file, text: await allOf(fileBytes(file)), firstLine: 1 }
  }
}

function filesAt(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) throw new GpcError('input-unreadable', `${path}: no such file or folder`)
  if (!stat.isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && RESOURCE_FILE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

async function* standardInput(stdin: Readable): AsyncGenerator<Input> {
  const text = await allOf(stdin)
  if (isNdjson(text)) yield* records(STDIN, [text])
  else yield { name: STDIN, text, firstLine: 1 }
}

async function* records(name: string, stream: AsyncIterable<Uint8Array> | Uint8Array[]): AsyncGenerator<Input> {
  let line = 0
  for await (const text of linesOf(asyncOf(stream))) {
    line++
    if (text.some((byte) => byte > 0x20)) yield { name: `${name}:${line}`, text, firstLine: line }
  }
}

async function* asyncOf(stream: AsyncIterable<Uint8Array> | Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* stream
}

/** True where the first line is a whole JSON object and another one follows. */
function isNdjson(text: Uint8Array): boolean {
  const end = text.indexOf(0x0a)
  if (end < 0) return false
  const next = text.subarray(end).find((byte) => byte > 0x20)
  return next === 0x7b && isObjectText(new TextDecoder().decode(text.subarray(0, end)))
}

function isObjectText(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}
