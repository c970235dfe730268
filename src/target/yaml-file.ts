import type { z } from 'zod'
import { GpcError, isObject } from '../core/index.js'
import { readYaml as readFile, type YamlFile } from '../core/yaml.js'

/**
 * Reads a YAML file against a schema.
 *
 * @param path - as the user typed it; messages name it so
 * @throws GpcError with one line that names the file, the line and the label at fault
 */
export function readYaml<S extends z.ZodType>(path: string, schema: S): z.output<S> {
  const file = readFile(path, {
    unreadable: (thrown) => {
      const why = (thrown as NodeJS.ErrnoException).code
      if (why === 'ENOENT') return new GpcError('target-file-missing', `${path}: no such file`)
      return new GpcError('target-file-unreadable', `${path}: cannot be read (${why ?? 'unknown reason'})`)
    },
    malformed: (line, message) =>
      new GpcError('target-file-malformed', `${path}:${line}: not well-formed YAML: ${message}`),
  })
  if (!isObject(file.content))
    throw new GpcError('target-file-malformed', `${path}:1: must hold labels and values, such as "label: my-system"`)
  const result = schema.safeParse(file.content)
  if (result.success) return result.data
  throw new GpcError('target-file-invalid', complaint(path, result.error.issues, file))
}

function complaint(path: string, issues: readonly z.core.$ZodIssue[], { lineOf }: YamlFile): string {
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
