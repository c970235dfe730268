import { isObject, type Json, type JsonObject } from '../../core/index.js'
import { stu3Model, type PropertyFact } from '../../fhir/index.js'

/** A breach of the shape of a FHIR type: where, and what. */
export interface ShapeProblem {
  readonly kind: 'unknown' | 'form'
  readonly path: string
  readonly says: string
}

/** True where a simple value has the form of its FHIR type, such as `instant`. */
export type IsSimple = (value: Json | undefined, type: string) => boolean

const form = (path: string, says: string): ShapeProblem => ({ kind: 'form', path, says: `${path} ${says}` })

function valueProblems(
  value: Json | undefined,
  { type, element }: PropertyFact,
  path: string,
  isSimple: IsSimple,
): ShapeProblem[] {
  if (element.repeats) {
    if (!Array.isArray(value)) return [form(path, 'is no list')]
    return value.flatMap((one, i) => oneProblems(one, type, `${path}[${String(i)}]`, isSimple))
  }
  return Array.isArray(value) ? [form(path, 'is a list')] : oneProblems(value, type, path, isSimple)
}

function oneProblems(value: Json | undefined, type: string, path: string, isSimple: IsSimple): ShapeProblem[] {
  if (stu3Model().isPrimitive(type)) {
    if (isObject(value) || Array.isArray(value)) return [form(path, 'is no simple value')]
    return isSimple(value, type) ? [] : [form(path, `is no ${type}`)]
  }
  if (!isObject(value)) return [form(path, 'is no object')]
  return shapeProblems(value, type, path, isSimple)
}

/**
 * Compares an object with its FHIR STU3 type: names of elements, lists where lists belong, simple values where they
 * belong. What the values may be is left to the rules of each interaction, unless `isSimple` judges their form.
 */
export function shapeProblems(
  object: JsonObject,
  type: string,
  path: string = type,
  isSimple: IsSimple = () => true,
): ShapeProblem[] {
  const actual = type === 'Resource' && typeof object['resourceType'] === 'string' ? object['resourceType'] : type
  const facts = stu3Model().type(actual)
  if (!facts) return [form(path, `is of no FHIR type: ${actual}`)]
  return Object.entries(object).flatMap(([name, value]) => {
    if (name === 'resourceType' || name.startsWith('_')) return []
    const property = facts.properties.get(name)
    if (!property) {
      const below = `${path}.${name}`
      return [{ kind: 'unknown' as const, path: below, says: `${below} is no element of ${actual}` }]
    }
    return valueProblems(value, property, `${path}.${name}`, isSimple)
  })
}

/** A text with something in it. */
export const hasText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
