import type { CodeSystem, Concept, ConceptSet, ValueSet } from '../../src/validator/definitions/index.js'
import { pick } from './element.js'

const concept = (of: Concept): Concept => ({
  ...pick(of, ['code', 'display']),
  ...(of.concept ? { concept: of.concept.map(concept) } : {}),
})

const conceptSet = (of: ConceptSet): ConceptSet => ({
  ...pick(of, ['system', 'version', 'valueSet']),
  ...(of.concept ? { concept: of.concept.map(concept) } : {}),
  ...(of.filter ? { filter: of.filter.map((f) => pick(f, ['property', 'op', 'value'])) } : {}),
})

/** The codes of a value set: lists, filters and references, no prose. */
export function distilValueSet(official: ValueSet): ValueSet {
  const { include, exclude } = official.compose ?? {}
  return {
    ...pick(official, ['resourceType', 'url', 'version']),
    compose: {
      ...(include ? { include: include.map(conceptSet) } : {}),
      ...(exclude ? { exclude: exclude.map(conceptSet) } : {}),
    },
  }
}

/** The codes of a code system with their displays and their order below one another. */
export const distilCodeSystem = (official: CodeSystem): CodeSystem => ({
  ...pick(official, ['resourceType', 'url', 'version', 'caseSensitive', 'content']),
  concept: (official.concept ?? []).map(concept),
})
