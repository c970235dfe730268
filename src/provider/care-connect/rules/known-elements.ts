import { isObject, type Json, type JsonObject } from '../../../core/index.js'
import { stu3Model } from '../../../fhir/index.js'

const knownValue = (value: Json, type: string): Json => {
  if (Array.isArray(value)) return value.map((one) => knownValue(one, type))
  return isObject(value) && !stu3Model().isPrimitive(type) ? knownElements(value, type) : value
}

/** A resource without the elements that FHIR STU3 does not know: they are ignored, not stored (CCS-GENERAL-017). */
export function knownElements(object: JsonObject, type: string): JsonObject {
  const actual = type === 'Resource' && typeof object['resourceType'] === 'string' ? object['resourceType'] : type
  const properties = stu3Model().type(actual)?.properties
  return Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) => {
      if (name === 'resourceType') return [[name, value]]
      const property = properties?.get(name.replace(/^_/, ''))
      if (!property || value === undefined) return []
      return [[name, name.startsWith('_') ? value : knownValue(value, property.type)]]
    }),
  )
}
