import { mime } from '../../catalogue/index.js'
import type { Format } from '../../fhir/document.js'

/** A Content-Type value taken apart. */
export interface ContentType {
  /** Type and subtype in lower case, such as `application/fhir+json`; empty where there is no header. */
  readonly mime: string
  /** Set for the MIME types of FHIR STU3. */
  readonly format?: Format
  /** The charset parameter without quotes, in lower case. */
  readonly charset?: string
}

const FORMATS: Readonly<Record<string, Format>> = { [mime.json]: 'json', [mime.xml]: 'xml' }

/** Reads a Content-Type (RFC 7231 section 3.1.1.1): names and charset without case, blanks around `;` allowed. */
export function contentType(value: string | undefined): ContentType {
  const [type = '', ...parameters] = (value ?? '').split(';').map((part) => part.trim())
  const name = type.toLowerCase()
  const format = FORMATS[name]
  const charset = parameters.map((p) => /^charset="?([^"]*)"?$/i.exec(p)?.[1]).find((found) => found !== undefined)
  return { mime: name, ...(format && { format }), ...(charset !== undefined && { charset: charset.toLowerCase() }) }
}
