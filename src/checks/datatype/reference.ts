import { isObject, type Json } from '../../core/index.js'

/**
 * The relative reference in a Reference, where it is one to that type: `Location/32`, with a version or without
 * (SPINE-FHIR-018).
 *
 * @param type - resource type that the element refers to
 */
export function referenceTo(type: string, value: Json | undefined): string | undefined {
  const reference = isObject(value) ? value.reference : undefined
  const form = new RegExp(`^${type}/[A-Za-z0-9\\-.]{1,64}(/_history/[A-Za-z0-9\\-.]{1,64})?$`)
  return typeof reference === 'string' && form.test(reference) ? reference : undefined
}
