import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileNameOf, type Definition } from '../../src/validator/definitions/index.js'

const list = (items: readonly unknown[]): string => `[\n${items.map((i) => JSON.stringify(i)).join(',\n')}\n]`

const hasElements = (value: unknown): value is { element: unknown[] } =>
  typeof value === 'object' && value !== null && 'element' in value && Array.isArray(value.element)

function member([name, value]: [string, unknown]): string {
  if (hasElements(value)) return `"${name}": {"element": ${list(value.element)}}`
  if (name === 'concept' && Array.isArray(value)) return `"${name}": ${list(value)}`
  return `"${name}": ${JSON.stringify(value)}`
}

/** JSON with one element or concept a line: small, and a change shows as a line. */
export const compact = (definition: Definition): string =>
  `{\n${Object.entries(definition).map(member).join(',\n')}\n}\n`

/** Writes a definition where the store looks for it, and says where. */
export function writeDefinition(folder: string, definition: Definition): string {
  const file = join(folder, definition.resourceType, `${fileNameOf(definition.url)}.json`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, compact(definition))
  return file
}
