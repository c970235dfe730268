import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { GpcError, inPackage, messageOf } from '../../../core/index.js'
import { bookingSeedSchema, type BookingSeed } from './schema.js'

/**
 * Loads the records of a booking system.
 *
 * @param file - one YAML file
 * @throws GpcError `seed-unreadable` or `seed-invalid`, a line for each problem: file, path of the record, what is wrong
 */
export function loadBookingSeed(
  file: string = inPackage('fixtures', 'records', 'care-connect', 'services.yaml'),
): BookingSeed {
  let content: unknown
  try {
    content = parse(readFileSync(file, 'utf8'))
  } catch (thrown) {
    throw new GpcError('seed-unreadable', `seed ${file}: cannot be read: ${messageOf(thrown)}`, 2, { cause: thrown })
  }
  const read = bookingSeedSchema.safeParse(content)
  if (read.success) return read.data
  const lines = read.error.issues.map((i) => `seed ${file}: ${i.path.map(String).join('.') || 'file'}: ${i.message}`)
  throw new GpcError('seed-invalid', lines.join('\n'), 2)
}
