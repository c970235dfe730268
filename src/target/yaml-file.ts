import type { z } from 'zod'
import { GpcError, isObject } from '../core/index.js'
import { readYaml as readFile, type YamlFile } from '../core/yaml.js'

/**
 * Reads a YAML file against a schema.
 *
 * @param path - as the user typed it; messages name it so
 * @throws GpcError with a line for each label at fault, which names the file and the line
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

/**
 * Everything that is wrong, each with its line: one run of the reader is enough to mend a file. Of a label the first
 * thing that is wrong is said, and of what stands below it nothing.
 */
function complaint(path: string, issues: readonly z.core.$ZodIssue[], { lineOf }: YamlFile): string {
  const all = issues.flatMap(breaches)
  const first = all.filter(({ at }, i) => !all.some((other, j) => (i > j && same(at, other.at)) || isBelow(at, other)))
  return first
    .map(({ at, says }) => ({ line: lineOf(at), text: `${at.map(String).join('.') || 'the file'} ${says}` }))
    .sort((a, b) => a.line - b.line)
    .map(({ line, text }) => `${path}:${line}: ${text}`)
    .join('\n')
}

const same = (a: Breach['at'], b: Breach['at']): boolean => a.length === b.length && a.every((key, i) => b[i] === key)

/** True for a label below one that holds something else altogether. */
const isBelow = (at: Breach['at'], { at: above, holdsAnother }: Breach): boolean =>
  holdsAnother && at.length > above.length && above.every((key, i) => at[i] === key)

/** One thing to mend: the label, and what is wrong, to be read after it. */
interface Breach {
  readonly at: readonly PropertyKey[]
  readonly says: string
  /** True where the value is of another type, so that nothing below it means anything. */
  readonly holdsAnother: boolean
}

function breaches(issue: z.core.$ZodIssue): Breach[] {
  const { path: at } = issue
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      at: [...at, key],
      says: 'is no label that a target file knows',
      holdsAnother: true,
    }))
  return [{ at, says: words(issue), holdsAnother: issue.code === 'invalid_type' }]
}

function words(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_key') return `is no role name: ${issue.issues[0]?.message ?? 'malformed'}`
  if (issue.code === 'invalid_type') {
    if (issue.message.endsWith('received undefined')) return 'is missing'
    const quotes = issue.expected === 'string' && /received (number|boolean)$/.test(issue.message)
    return `has the wrong type: ${issue.expected} is needed${quotes ? '; put it in quotes' : ''}`
  }
  return /^(still|must|is) /.test(issue.message) ? issue.message : `is not right: ${issue.message}`
}
