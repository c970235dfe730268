import type { JsonObject } from '../../src/core/index.js'
import {
  createValidator,
  loadDefinitions,
  memoryLayer,
  type Definition,
  type DefinitionStore,
  type ElementDefinition,
  type StructureDefinition,
} from '../../src/validator/index.js'

const URL = 'https://example.org/StructureDefinition/'

/** A profile by its differential; `of` names the base. */
export const profile = (
  name: string,
  type: string,
  element: readonly ElementDefinition[],
  of = `http://hl7.org/fhir/StructureDefinition/${type}`,
): StructureDefinition => ({
  resourceType: 'StructureDefinition',
  url: URL + name,
  kind: type === 'Extension' ? 'complex-type' : 'resource',
  type,
  baseDefinition: of,
  derivation: 'constraint',
  differential: { element },
})

/** The canonical of a profile made by {@link profile}. */
export const urlOf = (name: string): string => URL + name

/** The FHIR core and some definitions of the test. */
export const storeWith = (...definitions: Definition[]): DefinitionStore =>
  loadDefinitions({ sets: ['fhir-stu3'], over: [memoryLayer(definitions)] })

/** The findings of a resource under the first of some profiles, as `severity rule path`; infos left out if wished. */
export function findingsOf(resource: JsonObject, definitions: readonly Definition[], withInfo = true): string[] {
  const [first] = definitions
  const validator = createValidator({ store: storeWith(...definitions) })
  return validator
    .validateResource(resource, first ? { profiles: [first.url] } : {})
    .findings.filter(({ severity }) => withInfo || severity !== 'info')
    .map(({ severity, rule, path }) => `${severity} ${rule} ${path}`)
}
