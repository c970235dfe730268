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
  if (type !== 'boolean' && !NUMERIC.has(type)) return text
  // Blanks around a boolean or a number mean nothing in XML (FHIR STU3, primitive types).
  const plain = text.trim()
  if (type === 'boolean') return Object.hasOwn(BOOLEANS, plain) ? (BOOLEANS[plain] as boolean) : text
  if (DECIMAL.test(plain) && Number.isFinite(Number(plain))) return Number(plain)
  return text
}
