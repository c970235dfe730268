import fc from 'fast-check'
import type { Json, JsonObject } from '../../src/core/index.js'
import { noteNumberText, stu3Model, type PropertyFact } from '../../src/fhir/index.js'

const model = stu3Model()
const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }).filter((s) => !/[^\t\n\r -\uD7FF\uE000-\uFFFD]/u.test(s)),
  fc.constantFrom('a', ' <&>"\'', 'Zoë 😀', 'line\nbreak\ttab\rreturn', '&amp;', ']]>', 'true', '1.00'),
)
const decimal = fc.constantFrom('1', '1.00', '0.10', '-3.50', '12345678901234567890.1')

/** Values of a primitive type that survive the way through an XML attribute. */
function primitive(type: string): fc.Arbitrary<Json> {
  if (type === 'boolean') return fc.boolean()
  if (type === 'xhtml') return fc.constant('<div xmlns="http://www.w3.org/1999/xhtml">a<br/>b</div>')
  if (['integer', 'positiveInt', 'unsignedInt', 'decimal'].includes(type)) return fc.integer()
  return text
}

/** Resources of any shape that the STU3 model allows: choices, twins, contained resources, decimals with their text. */
export const resourcesOf = (types: readonly string[]): fc.Arbitrary<JsonObject> =>
  fc.constantFrom(...types).chain((type) => resource(type, 4))

/** The same of every type that STU3 has. */
export const resourceArbitrary = resourcesOf(model.resources())

function resource(type: string, depth: number): fc.Arbitrary<JsonObject> {
  return object(type, depth).map((inside) => ({ resourceType: type, ...inside }))
}

function object(type: string, depth: number): fc.Arbitrary<JsonObject> {
  const properties = [...(model.type(type)?.properties.values() ?? [])].filter((p) => depth > 1 || isLeaf(p))
  return fc
    .subarray(properties, { minLength: 1, maxLength: Math.min(4, properties.length) })
    .map((some) => [...new Map(some.map((p) => [p.element.name, p])).values()])
    .chain((some) => fc.tuple(...some.map((p) => members(p, depth))))
    .map((pairs) => Object.assign({}, ...pairs) as JsonObject)
    .chain((made) => withDecimals(made, type))
}

const isLeaf = (p: PropertyFact): boolean => model.isPrimitive(p.type)

function members(property: PropertyFact, depth: number): fc.Arbitrary<JsonObject> {
  const { name, type, element } = property
  const one = single(type, depth - 1)
  if (!isLeaf(property) || element.attribute || type === 'xhtml') {
    const many = fc.array(one, { minLength: 1, maxLength: 3 })
    return (element.repeats ? many : one).map((value) => ({ [name]: value }))
  }
  const twin = fc.record({ id: text })
  if (!element.repeats) {
    return fc.oneof(
      one.map((value) => ({ [name]: value })),
      twin.map((t) => ({ [`_${name}`]: t })),
      fc.tuple(one, twin).map(([value, t]) => ({ [name]: value, [`_${name}`]: t })),
    )
  }
  return fc.oneof(
    fc.array(one, { minLength: 1, maxLength: 3 }).map((values) => ({ [name]: values })),
    fc.tuple(one, twin).map(([value, t]) => ({ [name]: [value, null], [`_${name}`]: [null, t] })),
  )
}

function single(type: string, depth: number): fc.Arbitrary<Json> {
  if (type === 'Resource') return fc.constantFrom('Patient', 'Basic').chain((t) => resource(t, depth))
  return model.isPrimitive(type) ? primitive(type) : object(type, depth)
}

/** Decimals written as `1.00` and the like, their text beside the tree as the reader leaves it. */
function withDecimals(made: JsonObject, type: string): fc.Arbitrary<JsonObject> {
  const names = [...(model.type(type)?.properties.values() ?? [])]
    .filter((p) => p.type === 'decimal' && !p.element.repeats && typeof made[p.name] === 'number')
    .map((p) => p.name)
  return fc.array(decimal, { minLength: names.length, maxLength: names.length }).map((texts) => {
    names.forEach((name, i) => {
      made[name] = Number(texts[i])
      noteNumberText(made, name, texts[i] as string)
    })
    return made
  })
}
