import {
  memoryLayer,
  storeOf,
  type CodeSystem,
  type ConceptSet,
  type Definition,
  type ValueSet,
} from '../../../src/validator/definitions/index.js'
import { terminologyOf, type Terminology } from '../../../src/validator/terminology/index.js'

export const SCT = 'http://snomed.info/sct'
export const COLOURS = 'https://example.org/colours'

/** Red with two shades below, and blue. */
export const colours: CodeSystem = {
  resourceType: 'CodeSystem',
  url: COLOURS,
  content: 'complete',
  caseSensitive: true,
  concept: [
    { code: 'red', display: 'Red', concept: [{ code: 'pink', display: 'Pink' }, { code: 'crimson' }] },
    { code: 'blue', display: 'Blue' },
  ],
}

/** A value set of some parts, named by the last part of its URL. */
export const valueSet = (name: string, include: ConceptSet[], exclude?: ConceptSet[]): ValueSet => ({
  resourceType: 'ValueSet',
  url: urlOf(name),
  compose: { include, ...(exclude ? { exclude } : {}) },
})

export const urlOf = (name: string): string => `https://example.org/ValueSet/${name}`

/** Terminology over the colours and some more definitions. */
export const terminology = (...more: Definition[]): Terminology =>
  terminologyOf(storeOf([memoryLayer([colours, ...more])]))
