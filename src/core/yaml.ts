import { readFileSync } from 'node:fs'
import { isMap, isNode, isPair, LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { firstLine, type GpcError } from './errors.js'

/** A YAML file that was read. */
export interface YamlFile {
  readonly content: unknown
  /** The 1-based line of a label or an entry; of the nearest one above it where it is missing. */
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

/** How the reader of a file speaks of what is wrong with it. */
export interface YamlTrouble {
  unreadable(thrown: unknown): GpcError
  /** @param message - one line */
  malformed(line: number, message: string): GpcError
}

/**
 * Reads a YAML file.
 *
 * @throws GpcError as `trouble` makes it, for a file that cannot be read and for text that is no YAML
 */
export function readYaml(path: string, trouble: YamlTrouble): YamlFile {
  const lines = new LineCounter()
  const document = parseDocument(textOf(path, trouble), { lineCounter: lines, prettyErrors: false })
  const [error] = document.errors
  if (error) throw trouble.malformed(lines.linePos(error.pos[0]).line, firstLine(error.message))
  return { content: document.toJS(), lineOf: (path) => lineOf(path, document, lines) }
}

/** One entry of a YAML list and where it stands. */
export interface Entry<T> {
  readonly value: T
  /** 1-based. */
  readonly line: number
}

/**
 * The entries of a file that holds a list of one form.
 *
 * @param wrong - makes the error of what is wrong with the entry on a line; `raw` is undefined where there is no list
 */
export function entriesIn<S extends z.ZodType>(
  { content, lineOf: at }: YamlFile,
  schema: S,
  wrong: (line: number, issue: Pick<z.core.$ZodIssue, 'path' | 'message'>, raw?: unknown) => GpcError,
): Entry<z.output<S>>[] {
  if (!Array.isArray(content)) throw wrong(1, { path: [], message: 'must be a list of entries' })
  return content.map((raw: unknown, i) => {
    const parsed = schema.safeParse(raw)
    if (parsed.success) return { value: parsed.data, line: at([i]) }
    throw wrong(at([i]), parsed.error.issues[0] ?? { path: [], message: 'is not an entry' }, raw)
  })
}

function textOf(path: string, trouble: YamlTrouble): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (thrown) {
    throw trouble.unreadable(thrown)
  }
}

function lineOf(path: readonly PropertyKey[], document: Document, lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    const last = path[length - 1]
    const pair = isMap(parent) ? parent.items.find((p) => isPair(p) && String(p.key) === String(last)) : undefined
    const node: unknown = pair ? pair.key : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}
