import { readFileSync } from 'node:fs'
import { isMap, isNode, isPair, LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { GpcError } from '../core/index.js'

/** Where in a file something stands. */
type Position = (path: readonly PropertyKey[]) => number

/**
 * Reads a YAML file against a schema.
 *
 * @param path - as the user typed it; messages name it so
 * @throws GpcError with one line that names the file, the line and the label at fault
 */
export function readYaml<S extends z.ZodType>(path: string, schema: S): z.output<S> {
  const lines = new LineCounter()
  const document = parseDocument(textOf(path), { lineCounter: lines, prettyErrors: false })
  const [error] = document.errors
  if (error) {
    const { line } = lines.linePos(error.pos[0])
    throw new GpcError('target-file-malformed', `${path}:${line}: not well-formed YAML: ${firstLine(error.message)}`)
  }
  const content: unknown = document.toJS()
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new GpcError('target-file-malformed', `${path}:1: must hold labels and values, such as "label: my-system"`)
  }
  const result = schema.safeParse(content)
  if (result.success) return result.data
  throw new GpcError('target-file-invalid', complaint(path, result.error.issues, positions(document, lines)))
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (thrown) {
    const why = (thrown as NodeJS.ErrnoException).code
    if (why === 'ENOENT') throw new GpcError('target-file-missing', `${path}: no such file`)
    throw new GpcError('target-file-unreadable', `${path}: cannot be read (${why ?? 'unknown reason'})`)
  }
}

const firstLine = (text: string): string => text.split('\n')[0] ?? text

/** The line of a label; of the nearest one above it where it is missing. */
function positions(document: Document, lines: LineCounter): Position {
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
      const last = path[length - 1]
      const pair = isMap(parent) ? parent.items.find((p) => isPair(p) && String(p.key) === String(last)) : undefined
      const node: unknown = pair ? pair.key : document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
}

function complaint(path: string, issues: readonly z.core.$ZodIssue[], lineOf: Position): string {
  const lines = issues.map((issue) => {
    const at = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
    return { line: lineOf(at), text: `${at.map(String).join('.') || 'the file'} ${words(issue)}` }
  })
  const first = lines.reduce((a, b) => (b.line < a.line ? b : a))
  const others = new Set(lines.map(({ text }) => text.split(' ')[0])).size - 1
  const more = others > 0 ? ` (and ${others} more to mend)` : ''
  return `${path}:${first.line}: ${first.text}${more}`
}

/** What is wrong, to be read after the label. */
function words(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'is no label that a target file knows'
  if (issue.code === 'invalid_key') return `is no role name: ${issue.issues[0]?.message ?? 'malformed'}`
  if (issue.code === 'invalid_type') {
    return issue.message.endsWith('received undefined')
      ? 'is missing'
      : `has the wrong type: ${issue.expected} is needed`
  }
  return /^(still|must|is) /.test(issue.message) ? issue.message : `is not right: ${issue.message}`
}
