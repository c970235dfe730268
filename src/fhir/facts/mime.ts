import type { Format } from '../document.js'

/** A media type with its parameters; type and parameter names in lower case. */
export interface MediaType {
  /** `application/fhir+json` */
  readonly type: string
  readonly params: Readonly<Record<string, string>>
}

const TYPE = /^[ \t]*([\w!#$&^.+*-]+\/[\w!#$&^.+*-]+)[ \t]*/
const PARAM = /^;[ \t]*(?:([\w!#$&^.+-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?[ \t]*/

/**
 * Reads a Content-Type, or one element of an Accept list (RFC 7231 section 3.1.1.1).
 *
 * @returns undefined where the text is no media type
 */
export function parseMediaType(text: string): MediaType | undefined {
  const type = TYPE.exec(text)
  if (type === null) return undefined
  const params: Record<string, string> = {}
  let rest = text.slice(type[0].length)
  while (rest !== '') {
    const [whole, name, quoted, plain = ''] = PARAM.exec(rest) ?? []
    if (whole === undefined) return undefined
    if (name !== undefined) params[name.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? plain
    rest = rest.slice(whole.length)
  }
  return { type: (type[1] as string).toLowerCase(), params }
}

/** Media types of FHIR resources, the DSTU2 spellings that STU3 servers still meet, and the general ones. */
const FORMATS: Readonly<Record<string, Format>> = {
  'application/fhir+json': 'json',
  'application/fhir+xml': 'xml',
  'application/json+fhir': 'json',
  'application/xml+fhir': 'xml',
  'application/json': 'json',
  'application/xml': 'xml',
  'text/json': 'json',
  'text/xml': 'xml',
}

/** The FHIR format that a media type stands for, parameters aside; undefined for any other. */
export function formatOfMediaType(text: string): Format | undefined {
  const type = parseMediaType(text)?.type
  return type !== undefined && Object.hasOwn(FORMATS, type) ? FORMATS[type] : undefined
}

/** The format that a `_format` parameter asks for: the short codes or a media type (FHIR STU3 http.html, 3.1.0.1.11). */
export const formatOfParameter = (value: string): Format | undefined =>
  value === 'json' || value === 'xml' ? value : formatOfMediaType(value.replace(/ /g, '+'))

/** The media type that STU3 gives each format. */
export const FHIR_MEDIA_TYPE: Readonly<Record<Format, string>> = {
  json: 'application/fhir+json',
  xml: 'application/fhir+xml',
}
