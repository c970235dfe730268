import { isDeepStrictEqual } from 'node:util'
import type { Binding, ElementDefinition, Invariant, Slicing } from '../definitions/index.js'
import { canonical } from '../definitions/index.js'

/** The canonical of the value set that a binding names. */
export function valueSetOf(binding: Binding | undefined): string | undefined {
  const url = binding?.valueSetUri ?? binding?.valueSetReference?.reference
  return url === undefined ? undefined : canonical(url)
}

/** What a definition adds to an element: `changed` tells whether anything that an instance could break is new. */
export function merge(base: ElementDefinition, add: ElementDefinition): { def: ElementDefinition; changed: boolean } {
  const def: ElementDefinition = {
    ...base,
    ...add,
    ...(base.constraint || add.constraint ? { constraint: union(base.constraint, add.constraint) } : {}),
    ...(base.binding || add.binding ? { binding: mergeBinding(base.binding, add.binding) } : {}),
  }
  return { def, changed: !sameRules(base, def) }
}

/** Invariants are inherited; one with a known key adds nothing. */
function union(base: readonly Invariant[] = [], add: readonly Invariant[] = []): Invariant[] {
  const keys = new Set(base.map(({ key }) => key))
  return [...base, ...add.filter(({ key }) => !keys.has(key))]
}

/** A binding that states only a strength keeps the value set of its base. */
function mergeBinding(base: Binding | undefined, add: Binding | undefined): Binding {
  if (!base || !add) return (add ?? base) as Binding
  return valueSetOf(add) === undefined ? { ...base, ...add } : add
}

function sameRules(a: ElementDefinition, b: ElementDefinition): boolean {
  return isDeepStrictEqual(rules(a), rules(b))
}

function rules(def: ElementDefinition): unknown[] {
  const values = Object.entries(def).filter(([key]) => /^(fixed|pattern|minValue|maxValue)/.test(key))
  return [
    def.min ?? 0,
    def.max ?? '*',
    def.maxLength,
    def.contentReference,
    (def.type ?? []).map((t) => [t.code, trimmed(t.profile), trimmed(t.targetProfile), t.aggregation]),
    def.binding && [def.binding.strength, valueSetOf(def.binding)],
    (def.constraint ?? []).map(({ key }) => key),
    sliced(def.slicing),
    values.sort(),
  ]
}

const trimmed = (url: string | undefined): string | undefined => (url === undefined ? undefined : canonical(url))

/** That extensions are sliced by url goes without saying. */
function sliced(slicing: Slicing | undefined): unknown {
  if (!slicing) return undefined
  const by = (slicing.discriminator ?? []).map(({ type, path }) => `${type} ${path}`)
  const rules = slicing.rules ?? 'open'
  return by.join() === 'value url' && rules === 'open' ? undefined : [by, rules, slicing.ordered ?? false]
}
