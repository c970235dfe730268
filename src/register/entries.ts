import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { GpcError, messageOf, packageRoot } from '../core/index.js'

/** One entry of a YAML list and where it stands. */
export interface Entry<T> {
  readonly value: T
  /** 1-based. */
  readonly line: number
}

/** The file as a person names it: below the package, without the path of the machine. */
const shown = (file: string): string => (file.startsWith(packageRoot) ? relative(packageRoot, file) : file)

/**
 * Reads a YAML file that holds a list of entries of one form.
 *
 * @param file - absolute path
 * @throws GpcError that names file, line and id for an unreadable file, broken YAML, or an entry of another form
 */
export function readEntries<S extends z.ZodType>(file: string, schema: S): Entry<z.output<S>>[] {
  const counter = new LineCounter()
  const document = parseDocument(read(file), { lineCounter: counter })
  const problem = document.errors[0]
  if (problem) fail(file, problem.linePos?.[0].line ?? 1, problem.message.split('\n')[0] ?? problem.code)
  if (!isSeq(document.contents)) return fail(file, 1, 'must be a list of entries')
  return document.contents.items.map((node) => {
    const line = isMap(node) && node.range ? counter.linePos(node.range[0]).line : 1
    const raw: unknown = isMap(node) ? node.toJS(document) : node
    const parsed = schema.safeParse(raw)
    if (parsed.success) return { value: parsed.data, line }
    const issue = parsed.error.issues[0]
    const at = issue && issue.path.length > 0 ? `"${issue.path.join('.')}": ` : ''
    return fail(file, line, `${idOf(raw)}${at}${issue?.message ?? 'is not an entry'}`)
  })
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new GpcError('register-unreadable', `${shown(file)}: ${messageOf(error)}`, 2, { cause: error })
  }
}

/** Stops with the place of what is wrong. */
export function fail(file: string, line: number, message: string): never {
  throw new GpcError('register-invalid', `${shown(file)}:${line}: ${message}`)
}

const idOf = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? `${raw.id}: ` : ''
