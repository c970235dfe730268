import { asString, GpcError, isObject, type Json, type JsonObject } from '../../core/index.js'

type Test = (value: Json) => boolean
interface Shape {
  readonly [member: string]: Test | Shape
}

const text: Test = (v) => typeof v === 'string'
const url: Test = (v) => typeof v === 'string' && v.trim() !== '' && v.length < 2000
const count: Test = (v) => typeof v === 'number' && Number.isInteger(v) && v >= 0
const limit: Test = (v) => typeof v === 'string' && /^(\*|\d{1,9})$/.test(v)

const ELEMENT: Shape = {
  path: text,
  sliceName: text,
  min: count,
  max: limit,
  contentReference: text,
  maxLength: count,
  'type[]': { code: text },
  'constraint[]': { key: text, severity: text, expression: text },
  slicing: { rules: text, 'discriminator[]': { type: text, path: text } },
  binding: { strength: text, valueSetUri: text },
}
const CONCEPT_SET: Shape = {
  system: url,
  'concept[]': { code: text, display: text },
  'filter[]': { property: text, op: text, value: text },
}
const SHAPES: Record<string, Shape> = {
  StructureDefinition: {
    url,
    baseDefinition: url,
    snapshot: { 'element[]': ELEMENT },
    differential: { 'element[]': ELEMENT },
  },
  ValueSet: { url, compose: { 'include[]': CONCEPT_SET, 'exclude[]': CONCEPT_SET } },
  CodeSystem: { url, content: text, 'concept[]': { code: text, display: text } },
}
const NEEDED = new Set(['url', 'path', 'key', 'property', 'op'])

/**
 * Refuses a definition whose members have the wrong JSON type, before anything is built from it.
 * @param file named in the error
 * @throws GpcError `definition-malformed`
 */
export function checkShape(definition: JsonObject, file: string): void {
  const kind = asString(definition['resourceType']) ?? ''
  check(definition, SHAPES[kind] ?? {}, kind, file)
}

function check(value: JsonObject, shape: Shape, at: string, file: string): void {
  for (const [name, wanted] of Object.entries(shape)) {
    const many = name.endsWith('[]')
    const key = many ? name.slice(0, -2) : name
    const found = value[key]
    const where = `${at}.${key}`
    if (found === undefined || found === null) {
      if (NEEDED.has(key)) throw malformed(file, `${where} is missing`)
    } else if (many) {
      if (!Array.isArray(found)) throw malformed(file, `${where} is not a list`)
      found.forEach((item, i) => member(item, wanted, `${where}[${i}]`, file))
    } else member(found, wanted, where, file)
  }
}

function member(value: Json, wanted: Test | Shape, where: string, file: string): void {
  if (typeof wanted === 'function') {
    if (!wanted(value)) throw malformed(file, `${where} is ${JSON.stringify(value).slice(0, 60)}`)
  } else if (!isObject(value)) throw malformed(file, `${where} is not an object`)
  else check(value, wanted, where, file)
}

const malformed = (file: string, reason: string): GpcError =>
  new GpcError('definition-malformed', `${file}: not a usable FHIR definition: ${reason}`)
