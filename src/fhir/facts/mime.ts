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
