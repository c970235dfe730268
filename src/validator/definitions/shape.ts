import { asString, GpcError, isObject, type Json, type JsonObject } from '../../core/index.js'

type Test = (value: Json) => boolean

/** The members of an object: `name[]` is a list, `name!` must be there. */
interface Shape {
  readonly [member: string]: Test | Shape
}

const text: Test = (v) => typeof v === 'string'
const texts: Test = (v) => text(v) || (Array.isArray(v) && v.every(text))
const url: Test = (v) => typeof v === 'string' && v.trim() !== '' && v.length < 2000
const count: Test = (v) => typeof v === 'number' && Number.isInteger(v) && v >= 0
const limit: Test = (v) => typeof v === 'string' && /^(\*|\d{1,9})$/.test(v)

const EXTENSION: Shape = { 'url!': text }
const TYPE: Shape = {
  code: text,
  // A list in DSTU2.
  profile: texts,
  targetProfile: texts,
  'extension[]': EXTENSION,
  _code: { 'extension[]': EXTENSION },
}
/** A path alone in DSTU2. */
const discriminator: Test = (v) => text(v) || (isObject(v) && text(v['path'] ?? null) && text(v['type'] ?? ''))

const ELEMENT: Shape = {
  'path!': text,
  id: text,
  sliceName: text,
  min: count,
  max: limit,
  base: { path: text, max: limit },
  contentReference: text,
  maxLength: count,
  'type[]': TYPE,
  'constraint[]': { 'key!': text, severity: text, expression: text },
  slicing: { rules: text, 'discriminator[]': discriminator },
  binding: { strength: text, valueSetUri: text, valueSetReference: { reference: text }, 'extension[]': EXTENSION },
}
const ELEMENTS: Shape = { 'element[]': ELEMENT }

/** A concept holds concepts. */
const below: Record<string, Test | Shape> = { 'code!': text, display: text }
const CONCEPT: Shape = below
below['concept[]'] = CONCEPT

const CONCEPT_SET: Shape = {
  system: url,
  'valueSet[]': url,
  'concept[]': { 'code!': text, display: text },
  'filter[]': { 'property!': text, 'op!': text, value: text },
}
const SHAPES: Record<string, Shape> = {
  StructureDefinition: {
    'url!': url,
    type: text,
    kind: text,
    derivation: text,
    baseDefinition: url,
    snapshot: ELEMENTS,
    differential: ELEMENTS,
  },
  ValueSet: { 'url!': url, compose: { 'include[]': CONCEPT_SET, 'exclude[]': CONCEPT_SET } },
  CodeSystem: { 'url!': url, content: text, caseSensitive: (v) => typeof v === 'boolean', 'concept[]': CONCEPT },
}

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
    const key = name.replace(/(\[\]|!)$/, '')
    const found = value[key]
    const where = `${at}.${key}`
    if (found === undefined || found === null) {
      if (name.endsWith('!')) throw malformed(file, `${where} is missing`)
    } else if (name.endsWith('[]')) {
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
