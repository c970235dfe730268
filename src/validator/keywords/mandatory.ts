import type { JsonObject } from '../../core/index.js'
import { keyword } from './keyword.js'

/** An element that must be there: under one of its names (the types of a choice, the twin of a primitive). */
export interface Mandatory {
  readonly element: string
  readonly names: readonly string[]
  readonly min: number
}

/** `mandatory`: the elements of an object that must occur at least once. */
export const mandatory = keyword<readonly Mandatory[], JsonObject>('mandatory', 'object', (run, rules, data, path) => {
  for (const { element, names, min } of rules) {
    if (!names.some((name) => data[name] !== undefined)) run.report('cardinality-min', path, { element, min, found: 0 })
  }
})
