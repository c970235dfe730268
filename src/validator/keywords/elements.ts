import type { JsonObject } from '../../core/index.js'
import { nearest } from '../nearest.js'
import type { Choice } from './choices.js'
import { keyword } from './keyword.js'

/** The members that an object may have. */
export interface ElementsRule {
  /** What it is that has them, such as `Patient.contact`. */
  readonly of: string
  readonly names: ReadonlySet<string>
  readonly choices: readonly Choice[]
}

/** `elements`: an object has no other members than those of its definition. */
export const elements = keyword<ElementsRule, JsonObject>('elements', 'object', (run, rule, data, path) => {
  for (const name in data) {
    if (rule.names.has(name)) continue
    const element = name.slice(0, 100)
    const at = `${path}/${element.replace(/~/g, '~0').replace(/\//g, '~1')}`
    const choice = rule.choices.find((c) => isTypeOf(c, name))
    if (choice) run.report('choice-type', at, { element: choice.element, allowed: [...choice.names] })
    else {
      const suggestion = nearest(element, [...rule.names])
      run.report('unknown-element', at, { element, of: rule.of, ...(suggestion === undefined ? {} : { suggestion }) })
    }
    if (run.full) return
  }
})

/** True for the name of a choice with a type, even one that is not allowed. */
function isTypeOf({ element }: Choice, name: string): boolean {
  const plain = name.replace(/^_/, '')
  const stem = element.slice(0, -3)
  return plain.startsWith(stem) && /^[A-Z]/.test(plain.slice(stem.length))
}
