const CORE = 'http://hl7.org/fhir/StructureDefinition/'

/**
 * The key of a definition: the URL without blanks around it (published files and payloads have them), without
 * `|version` and without `/_history/version`.
 */
export function canonical(url: string): string {
  const trimmed = url.trim()
  const bar = trimmed.indexOf('|')
  const plain = bar < 0 ? trimmed : trimmed.slice(0, bar)
  const history = plain.indexOf('/_history/')
  return history < 0 ? plain : plain.slice(0, history)
}

/** The canonical URL of a resource or data type of FHIR itself, such as `Patient`. */
export const typeUrl = (type: string): string => CORE + type

/**
 * The name of the file that holds a definition of ours: the path of the canonical without the parts that all share, so
 * that a file is found without an index. `http://hl7.org/fhir/v3/NullFlavor` gives `v3-NullFlavor`.
 */
export function fileNameOf(url: string): string {
  const path = url
    .replace(/^[a-z]+:\/*/i, '')
    .split('/')
    .slice(1)
  const shared = new Set(['', 'fhir', 'STU3', 'StructureDefinition', 'ValueSet', 'CodeSystem'])
  return path
    .filter((part) => !shared.has(part))
    .join('-')
    .replace(/[^A-Za-z0-9.-]/g, '_')
}
