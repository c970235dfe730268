import type { Json } from '../../core/index.js'

const NUMERIC = new Set(['decimal', 'integer', 'positiveInt', 'unsignedInt'])
/** As the definitions of decimal and integer have it; JSON would allow an exponent. */
const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/
const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false }

/**
 * The JSON value of an XML attribute. A text that the type does not allow stays a string, so that whoever judges the
 * tree sees what was sent.
 *
 * @param type - name of the primitive type
 */
export function primitiveFromXml(type: string, text: string): Json {
  if (type === 'boolean') return Object.hasOwn(BOOLEANS, text) ? (BOOLEANS[text] as boolean) : text
  if (NUMERIC.has(type) && DECIMAL.test(text) && Number.isFinite(Number(text))) return Number(text)
  return text
}
