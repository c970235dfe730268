import type { JsonObject } from '../../core/index.js'
import { keyword } from './keyword.js'

/** A choice element and the names that its types give it. */
export interface Choice {
  readonly element: string
  readonly names: readonly string[]
}

/** `choices`: of the types of a choice at most one is used. */
export const choices = keyword<readonly Choice[], JsonObject>('choices', 'object', (run, rules, data, path) => {
  for (const { element, names } of rules) {
    let found: string | undefined
    for (const name of names) {
      if (data[name] === undefined && data[`_${name}`] === undefined) continue
      if (found !== undefined) {
        run.report('choice-several', path, { element, found: names.filter((n) => data[n] !== undefined) })
        break
      }
      found = name
    }
  }
})
