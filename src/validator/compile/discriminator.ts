import { isObject, type Json } from '../../core/index.js'
import type { Discriminator } from '../definitions/index.js'
import { holds } from '../keywords/fixed.js'
import type { Run } from '../run.js'
import type { CompileContext } from './context.js'
import { choiceName, isChoice, sourceOf, typeCodes, type ElementNode } from './element-node.js'
import { DefinitionRefused } from './refused.js'

/** How occurrences of one slice are told, and how to say so. */
export interface SliceMatcher {
  readonly says: string
  readonly matches: (item: Json, run: Run) => boolean
}

/** The steps of a discriminator path, relative to the sliced element. */
export const stepsOf = ({ path }: Discriminator): string[] => (path === '$this' ? [] : path.split('.'))

/**
 * How a discriminator tells the occurrences of a slice.
 *
 * @returns undefined where the slice states nothing that could tell it: a defect of the profile
 * @throws {DefinitionRefused} for a kind of discriminator that STU3 does not have, or a path that is no plain path
 */
export function matcherOf(
  discriminator: Discriminator,
  slice: ElementNode,
  context: CompileContext,
): SliceMatcher | undefined {
  const { type, path } = discriminator
  if (!/^(\$this|[A-Za-z]+(\.[A-Za-z]+)*)$/.test(path)) {
    throw new DefinitionRefused(sourceOf(slice), slice.path, `discriminator path ${path}`)
  }
  const steps = stepsOf(discriminator)
  const at = (): ElementNode => steps.reduce((node, step) => below(node, step, context), slice)
  switch (type) {
    case 'value':
    case 'pattern': {
      const wanted = wantedAt(slice, steps, context)
      if (wanted === undefined) return undefined
      const says = `${path} = ${typeof wanted === 'string' ? wanted : JSON.stringify(wanted)}`
      return { says, matches: (item) => valuesAt(item, steps).some((value) => holds(value, wanted)) }
    }
    case 'exists': {
      const wanted = at().def.max !== '0'
      return {
        says: `${path} ${wanted ? 'is present' : 'is absent'}`,
        matches: (item) => valuesAt(item, steps).length > 0 === wanted,
      }
    }
    case 'type': {
      const codes = typeCodes(at().def)
      return { says: `${path} is a ${codes.join(' or ')}`, matches: (item) => typesAt(item, steps, codes) }
    }
    case 'profile': {
      const profiles = (at().def.type ?? []).flatMap((t) => t.profile ?? [])
      const schemas = profiles.map((url) => context.profile(url))
      return {
        says: `${path} keeps to ${profiles.join(' or ')}`,
        matches: (item, run) =>
          valuesAt(item, steps).some(
            (value) => isObject(value) && schemas.some((schema) => run.conforms(schema, value)),
          ),
      }
    }
    default:
      throw new DefinitionRefused(sourceOf(slice), slice.path, `discriminator type ${type}`)
  }
}

/** The fixed or pattern value that a slice states at a path, or part of one that it states above. */
function wantedAt(slice: ElementNode, steps: readonly string[], context: CompileContext): Json | undefined {
  let node: ElementNode | undefined = slice
  for (let i = 0; node; i++) {
    const stated = statedBy(node)
    if (stated !== undefined) return valuesAt(stated, steps.slice(i))[0]
    const step = steps[i]
    if (step === undefined) return undefined
    node = below(node, step, context)
  }
  return undefined
}

/** The value of `fixed[x]` or `pattern[x]`. */
export function statedBy({ def }: ElementNode): Json | undefined {
  for (const [name, value] of Object.entries(def)) if (/^(fixed|pattern)[A-Z]/.test(name)) return value as Json
  return undefined
}

function below(node: ElementNode, step: string, context: CompileContext): ElementNode {
  const children = context.open(node)
  const found = children.get(step) ?? children.get(`${step}[x]`)
  if (!found)
    throw new DefinitionRefused(sourceOf(node), node.path, `the discriminator names ${step}, which is not below it`)
  // Where the element below is sliced into one slice, that slice says what it must be.
  const [only, more] = found.slices ? [...found.slices.values()] : []
  const [type, other] = isChoice(found) && found.types ? [...found.types.values()] : []
  return (more ? undefined : only) ?? (other ? undefined : type) ?? found
}

/** The values at a path, arrays opened; a choice is found under any of its names. */
export function valuesAt(item: Json, steps: readonly string[]): Json[] {
  let values: Json[] = [item]
  for (const step of steps) {
    values = values.flatMap((value) => (isObject(value) ? under(value, step) : [])).flat()
  }
  return values
}

function under(value: Record<string, Json | undefined>, step: string): Json[] {
  const direct = value[step]
  if (direct !== undefined) return [direct]
  const choice = Object.keys(value).find((name) => name.startsWith(step) && /[A-Z]/.test(name.charAt(step.length)))
  return choice === undefined ? [] : [value[choice] ?? null]
}

function typesAt(item: Json, steps: readonly string[], codes: readonly string[]): boolean {
  const last = steps.at(-1)
  return valuesAt(item, steps.slice(0, -1)).some((value) => {
    if (!isObject(value)) return false
    if (last !== undefined && codes.some((code) => value[choiceName(`${last}[x]`, code)] !== undefined)) return true
    return valuesAt(value, last === undefined ? [] : [last]).some(
      (v) => isObject(v) && codes.some((code) => code === v['resourceType']),
    )
  })
}
