import { mime } from '../../catalogue/index.js'
import type { Format } from '../../fhir/document.js'
import { parseMediaType } from '../../fhir/index.js'

/** What a Content-Type says of a FHIR body. */
export interface ContentType {
  /** Set for the two MIME types of FHIR STU3, and no others. */
  readonly format?: Format
  /** The charset parameter, in lower case. */
  readonly charset?: string
}

const FORMATS: Readonly<Record<string, Format>> = { [mime.json]: 'json', [mime.xml]: 'xml' }

/** Reads a Content-Type: names and charset without case, blanks around `;` allowed (RFC 7231 section 3.1.1.1). */
export function contentType(value: string | undefined): ContentType {
  const parsed = parseMediaType(value ?? '')
  const format = parsed && FORMATS[parsed.type]
  const charset = parsed?.params['charset']?.toLowerCase()
  return { ...(format && { format }), ...(charset !== undefined && { charset }) }
}
