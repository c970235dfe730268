import type { JsonObject } from '../../core/index.js'
import { aboutElement } from '../../fhir/index.js'
import type { Run } from '../run.js'
import { keyword } from './keyword.js'

/** A choice element and the names that its types give it. */
export interface Choice {
  readonly element: string
  readonly names: readonly string[]
}

/** The members that an object may have. */
export interface ElementsRule {
  /** What it is that has them, such as `Patient.contact`. */
  readonly of: string
  /** Their names, each with the choice that it belongs to, if any. */
  readonly names: ReadonlyMap<string, Choice | undefined>
  readonly choices: readonly Choice[]
}

/** `elements`: an object has no other members than those of its definition, and of a choice one type at most. */
export const elements = keyword<ElementsRule, JsonObject>('elements', 'object', (run, rule, data, path) => {
  let chosen: Map<Choice, string> | undefined
  for (const name in data) {
    const choice = rule.names.get(name)
    if (choice) {
      const plain = name.startsWith('_') ? name.slice(1) : name
      chosen ??= new Map()
      const before = chosen.get(choice)
      if (before !== undefined && before !== plain) severalTypes(run, choice, data, path)
      chosen.set(choice, plain)
    } else if (!rule.names.has(name)) {
      unknownMember(run, rule, name, path)
      if (run.full) return
    }
  }
})

function severalTypes(run: Run, { element, names }: Choice, data: JsonObject, path: string): void {
  const found = names.filter((name) => data[name] !== undefined || data[`_${name}`] !== undefined)
  run.report('choice-several', path, { element, found })
}

function unknownMember(run: Run, { of, names, choices }: ElementsRule, name: string, path: string): void {
  const element = name.slice(0, 100)
  const at = `${path}/${element.replace(/~/g, '~0').replace(/\//g, '~1')}`
  const choice = choices.find((c) => isTypeOf(c, name))
  if (choice) return run.report('choice-type', at, { element: choice.element, allowed: [...choice.names] })
  run.report('unknown-element', at, { element, of, ...aboutElement(element, of, names.keys()) })
}

/** True for the name of a choice with a type, even one that is not allowed. */
function isTypeOf({ element }: Choice, name: string): boolean {
  const plain = name.replace(/^_/, '')
  const stem = element.slice(0, -3)
  return plain.startsWith(stem) && /^[A-Z]/.test(plain.slice(stem.length))
}
