import { relative } from 'node:path'
import type { z } from 'zod'
import { GpcError, messageOf, packageRoot } from '../core/index.js'
import { entriesIn, readYaml, type Entry } from '../core/yaml.js'

/** The file as a person names it: below the package, without the path of the machine. */
const shown = (file: string): string => (file.startsWith(packageRoot) ? relative(packageRoot, file) : file)

/**
 * Reads a YAML file that holds a list of entries of one form.
 *
 * @param file - absolute path
 * @throws GpcError that names file, line and id for an unreadable file, broken YAML, or an entry of another form
 */
export function readEntries<S extends z.ZodType>(file: string, schema: S): Entry<z.output<S>>[] {
  const yaml = readYaml(file, {
    unreadable: (cause) => new GpcError('register-unreadable', `${shown(file)}: ${messageOf(cause)}`, 2, { cause }),
    malformed: (line, message) => invalid(file, line, message),
  })
  return entriesIn(yaml, schema, (line, { path, message }, raw) => {
    const at = path.length > 0 ? `"${path.join('.')}": ` : ''
    return invalid(file, line, `${idOf(raw)}${at}${message}`)
  })
}

const invalid = (file: string, line: number, message: string): GpcError =>
  new GpcError('register-invalid', `${shown(file)}:${line}: ${message}`)

/** Stops with the place of what is wrong. */
export function fail(file: string, line: number, message: string): never {
  throw invalid(file, line, message)
}

const idOf = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? `${raw.id}: ` : ''
