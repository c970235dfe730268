import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { GpcError, inPackage, isObject, messageOf } from '../../../core/index.js'
import { readYaml } from '../../../core/yaml.js'
import { integrityProblems } from './integrity.js'
import { seedSchema, type Seed } from './schema.js'

const bad = (code: string, message: string, cause?: unknown): GpcError =>
  new GpcError(code, message, 2, cause === undefined ? {} : { cause })

/** The YAML files of a folder in the order of their names, or the one file. */
function filesOf(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path]
    return readdirSync(path)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => join(path, name))
  } catch (thrown) {
    throw bad('seed-unreadable', `seed ${path}: cannot be read: ${messageOf(thrown)}`, thrown)
  }
}

function readParts(file: string): [section: string, value: unknown][] {
  const { content } = readYaml(file, {
    unreadable: (thrown) => bad('seed-unreadable', `seed ${file}: ${messageOf(thrown)}`, thrown),
    malformed: (line, message) => bad('seed-unreadable', `seed ${file}: line ${line}: ${message}`),
  })
  if (!isObject(content)) throw bad('seed-invalid', `seed ${file}: holds no sections such as practice or patients`)
  return Object.entries(content)
}

/** `patients[3].birthDate`: keys as they stand in the file. */
const place = (path: readonly PropertyKey[]): string =>
  path
    .map((p) => (typeof p === 'number' ? `[${p}]` : `.${String(p)}`))
    .join('')
    .replace(/^\./, '')

const told = (file: string, issues: readonly z.core.$ZodIssue[]): string =>
  issues.map((i) => `seed ${file}: ${place(i.path) || 'file'}: ${i.message}`).join('\n')

/**
 * Loads the practice's records.
 *
 * @param path - one YAML file that holds every section, or a folder of files that hold some each
 * @throws GpcError `seed-unreadable` or `seed-invalid`, a line for each problem: file, path of record, what is wrong
 */
export function loadSeed(path: string = inPackage('fixtures', 'records')): Seed {
  const sections = new Map<string, { file: string; value: unknown }>()
  for (const file of filesOf(path)) {
    for (const [section, value] of readParts(file)) {
      const earlier = sections.get(section)
      if (earlier) throw bad('seed-invalid', `seed ${file}: ${section}: stands in ${earlier.file} already`)
      sections.set(section, { file, value })
    }
  }
  const whole = seedSchema.safeParse(Object.fromEntries([...sections].map(([section, { value }]) => [section, value])))
  if (!whole.success) {
    const lines = whole.error.issues.map((i) => told(sections.get(String(i.path[0]))?.file ?? path, [i]))
    throw bad('seed-invalid', lines.join('\n'))
  }
  const problems = integrityProblems(whole.data)
  if (problems.length > 0) {
    const lines = problems.map((p) => {
      const file = sections.get(p.path.split(/[.[]/)[0] ?? '')?.file ?? path
      return `seed ${file}: ${p.path}: ${p.message}`
    })
    throw bad('seed-invalid', lines.join('\n'))
  }
  return whole.data
}
