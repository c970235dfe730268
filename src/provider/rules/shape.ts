import { isObject, type Json, type JsonObject } from '../../core/index.js'
import { stu3Model, type PropertyFact } from '../../fhir/index.js'

/** A breach of the shape of a FHIR type: where, and what. */
export interface ShapeProblem {
  readonly kind: 'unknown' | 'form'
  readonly says: string
}

const form = (path: string, says: string): ShapeProblem => ({ kind: 'form', says: `${path} ${says}` })

function valueProblems(value: Json | undefined, { type, element }: PropertyFact, path: string): ShapeProblem[] {
  if (element.repeats) {
    if (!Array.isArray(value)) return [form(path, 'is no list')]
    return value.flatMap((one, i) => oneProblems(one, type, `${path}[${String(i)}]`))
  }
  return Array.isArray(value) ? [form(path, 'is a list')] : oneProblems(value, type, path)
}

function oneProblems(value: Json | undefined, type: string, path: string): ShapeProblem[] {
  if (stu3Model().isPrimitive(type))
    return isObject(value) || Array.isArray(value) ? [form(path, 'is no simple value')] : []
  if (!isObject(value)) return [form(path, 'is no object')]
  return shapeProblems(value, type, path)
}

/**
 * Compares an object with its FHIR STU3 type: names of elements, lists where lists belong, simple values where they
 * belong. What the values may be is left to the rules of each interaction.
 */
export function shapeProblems(object: JsonObject, type: string, path: string = type): ShapeProblem[] {
  const actual = type === 'Resource' && typeof object['resourceType'] === 'string' ? object['resourceType'] : type
  const facts = stu3Model().type(actual)
  if (!facts) return [form(path, `is of no FHIR type: ${actual}`)]
  return Object.entries(object).flatMap(([name, value]) => {
    if (name === 'resourceType' || name.startsWith('_')) return []
    const property = facts.properties.get(name)
    if (!property) return [{ kind: 'unknown' as const, says: `${path}.${name} is no element of ${actual}` }]
    return valueProblems(value, property, `${path}.${name}`)
  })
}
