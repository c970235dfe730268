import { GpcError, inPackage, messageOf } from '../../../core/index.js'
import { readYaml } from '../../../core/yaml.js'
import { bookingSeedSchema, type BookingSeed } from './schema.js'

/**
 * Loads the records of a booking system.
 *
 * @param file - one YAML file
 * @throws GpcError `seed-unreadable` or `seed-invalid`, a line for each problem: file, path of record, what is wrong
 */
export function loadBookingSeed(
  file: string = inPackage('fixtures', 'records', 'care-connect', 'services.yaml'),
): BookingSeed {
  const unreadable = (why: string): GpcError => new GpcError('seed-unreadable', `seed ${file}: cannot be read: ${why}`)
  const { content } = readYaml(file, {
    unreadable: (thrown) => unreadable(messageOf(thrown)),
    malformed: (line, message) => unreadable(`line ${line}: ${message}`),
  })
  const read = bookingSeedSchema.safeParse(content)
  if (read.success) return read.data
  const lines = read.error.issues.map((i) => `seed ${file}: ${i.path.map(String).join('.') || 'file'}: ${i.message}`)
  throw new GpcError('seed-invalid', lines.join('\n'), 2)
}
