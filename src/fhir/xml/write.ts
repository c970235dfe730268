import { asArray, isObject, type Json, type JsonObject } from '../../core/index.js'
import { numberText } from '../json/number-text.js'
import { stu3Model, type Model, type TypeFact } from '../model/model.js'
import { FHIR_NS } from './names.js'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}
const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/**
 * A resource as FHIR XML with its declaration, elements in the order of the model, decimals as they were read. What the
 * model does not know comes last in its parent, in the plainest form, so that nothing is lost in silence.
 *
 * @param resource - in FHIR JSON form, with a resourceType
 * @throws RangeError where a string holds a character that XML cannot carry, a property has a name that no XML element
 * has, or a resource has no resourceType
 */
export function writeXml(resource: JsonObject, model: Model = stu3Model()): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${resourceText(resource, model, ` xmlns="${FHIR_NS}"`)}`
}

function resourceText(resource: JsonObject, model: Model, declaration = ''): string {
  const name = resource['resourceType']
  if (typeof name !== 'string' || !/^\w+$/.test(name)) throw new RangeError('a resource without resourceType')
  const inside = childrenText(resource, model.type(name), model, ['resourceType'])
  return `<${name}${declaration}>${inside}</${name}>`
}

/** The elements of an object, known ones first and in order. */
function childrenText(object: JsonObject, type: TypeFact | undefined, model: Model, done: string[] = []): string {
  const written = new Set(done)
  let out = ''
  const write = (name: string, typeName: string | undefined): void => {
    written.add(name).add(`_${name}`)
    const value = object[name]
    const twin = object[`_${name}`]
    const count = Math.max(asArray(value).length, asArray(twin).length)
    if (!Array.isArray(value) && !Array.isArray(twin)) {
      if (value !== undefined || twin !== undefined) out += elementText(name, typeName, object, name, twin, model)
      return
    }
    const values = asArray(value)
    for (let i = 0; i < count; i++) out += elementText(name, typeName, values, i, asArray(twin)[i], model)
  }
  for (const property of type?.properties.values() ?? []) {
    if (!property.element.attribute) write(property.name, property.type)
    else written.add(property.name)
  }
  for (const key of Object.keys(object)) {
    const name = key.startsWith('_') ? key.slice(1) : key
    if (written.has(key)) continue
    if (!/^[A-Za-z_][\w.-]*$/.test(name)) throw new RangeError(`${JSON.stringify(key)} is no name of an XML element`)
    write(name, undefined)
  }
  return out
}

/** One element. `holder[key]` is its value, `twin` the id and extensions of a primitive. */
function elementText(
  name: string,
  typeName: string | undefined,
  holder: JsonObject | Json[],
  key: string | number,
  twin: Json | undefined,
  model: Model,
): string {
  const value = (holder as JsonObject)[key] ?? undefined
  if (typeName === 'xhtml' && typeof value === 'string') return value
  if (isObject(value)) {
    if (value['resourceType'] !== undefined && (typeName === 'Resource' || typeName === undefined)) {
      return `<${name}>${resourceText(value, model)}</${name}>`
    }
    const type = typeName === undefined ? undefined : model.type(typeName)
    return tagText(name, attributesOf(value, type), childrenText(value, type, model, attributeNames(type)))
  }
  const element = model.type('Element')
  const attributes = isObject(twin) ? attributesOf(twin, element) : ''
  const inside = isObject(twin) ? childrenText(twin, element, model, attributeNames(element)) : ''
  const own = primitiveText(holder, key, value)
  return tagText(name, attributes + (own === undefined ? '' : ` value="${escapeAttribute(own)}"`), inside)
}

function primitiveText(holder: object, key: string | number, value: Json | undefined): string | undefined {
  if (value === undefined || value === null || typeof value === 'object') return undefined
  return typeof value === 'number' ? numberText(holder, key, value) : String(value)
}

const tagText = (name: string, attributes: string, inside: string): string =>
  inside === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inside}</${name}>`

const attributeNames = (type: TypeFact | undefined): string[] =>
  (type?.elements ?? []).filter((e) => e.attribute).map((e) => e.name)

const attributesOf = (object: JsonObject, type: TypeFact | undefined): string =>
  attributeNames(type)
    .map((name) => [name, primitiveText(object, name, object[name])] as const)
    .map(([name, text]) => (text === undefined ? '' : ` ${name}="${escapeAttribute(text)}"`))
    .join('')

function escapeAttribute(text: string): string {
  const bad = NOT_IN_XML.exec(text)?.[0]
  if (bad !== undefined) {
    throw new RangeError(`XML cannot carry the character U+${bad.codePointAt(0)?.toString(16).padStart(4, '0') ?? ''}`)
  }
  return text.replace(/[&<>"\n\r\t]/g, (c) => ESCAPES[c] as string)
}
