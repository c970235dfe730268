import type { SaxesTagNS } from 'saxes'
import { XHTML_NS } from './names.js'

/**
 * A narrative as JSON carries it: the text of the div as it was written, made to stand alone where its namespace was
 * declared further out or by a prefix.
 *
 * @param raw - from `<` of the div to `>` of its end tag
 */
export function xhtmlText(raw: string, div: SaxesTagNS): string {
  const declared = div.attributes['xmlns'] !== undefined
  if (div.uri !== XHTML_NS || declared) return raw
  if (div.prefix === '') return raw.replace(/^<div/, `<div xmlns="${XHTML_NS}"`)
  const declaration = `xmlns:${div.prefix}`
  return div.attributes[declaration] === undefined
    ? raw.replace(`<${div.name}`, `<${div.name} ${declaration}="${XHTML_NS}"`)
    : raw
}
