import { asString, isObject, objects, type Json, type JsonObject } from '../../core/index.js'

/** Longest text that is shown, in characters. */
const MOST = 300

const short = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length > MOST ? `${plain.slice(0, MOST)}…` : plain
}

/**
 * What a national service says of its refusal, in its own words: every issue of an OperationOutcome (diagnostics, text
 * and display of details, code), the `fault` of a gateway, or another form of error.
 */
export function theirWords(body: JsonObject): string {
  const said = [
    ...objects(body['issue']).map(ofIssue),
    ofFault(body['fault']),
    ...['error', 'error_description', 'errorMessage', 'message', 'moreInfo'].map((name) => asString(body[name])),
  ]
  const words = [...new Set(said.filter((text) => text !== undefined && text !== ''))]
  return words.length > 0 ? short(words.join('; ')) : 'without a reason'
}

function ofIssue({ code, diagnostics, details }: JsonObject): string {
  const { text, coding } = isObject(details) ? details : {}
  const codings = objects(coding).flatMap((one) => [asString(one['code']), asString(one['display'])])
  const said = [asString(diagnostics), asString(text), ...codings].filter((one) => one !== undefined)
  return said.length > 0 ? [...new Set(said)].join(', ') : (asString(code) ?? '')
}

/** An API gateway's: `{ fault: { faultstring, detail: { errorcode } } }`. */
function ofFault(fault: Json | undefined): string | undefined {
  if (!isObject(fault)) return asString(fault)
  const { faultstring, detail } = fault
  const code = isObject(detail) ? asString(detail['errorcode']) : asString(detail)
  const said = [asString(faultstring), code].filter((one) => one !== undefined)
  return said.length > 0 ? said.join(', ') : undefined
}

/** The words of a page or text that is no JSON, without its tags. */
export const glimpseOf = (text: string): string =>
  short(text.replace(/<(script|style)\b[^]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' '))
