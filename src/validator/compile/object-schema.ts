import type { ElementDefinition, Invariant as Published } from '../definitions/index.js'
import { invariantsOf } from '../invariants/index.js'
import type { Choice, ElementsRule } from '../keywords/elements.js'
import type { MandatorySlice } from '../keywords/mandatory-slices.js'
import type { Mandatory } from '../keywords/mandatory.js'
import type { SlicesRule } from '../keywords/slices.js'
import type { CompileContext } from './context.js'
import { choiceName, departs, isChoice, typeCodes, type ElementNode } from './element-node.js'
import { dispatch, invariants, ownInvariants, type Schema } from './fragments.js'
import { PRIMITIVES } from './primitives.js'
import { slicesRule } from './slicing.js'
import { valueSchema } from './value-schema.js'

/** The parts of an object schema while its elements are gathered. */
interface Parts {
  readonly properties: Record<string, Schema | false>
  readonly mandatory: Mandatory[]
  readonly choices: Choice[]
  readonly mandatorySlices: MandatorySlice[]
}

/**
 * The schema of an object: a resource, a data type, a backbone element, an extension.
 *
 * @param type - the type whose own rules hold for the object, beside those of the element
 * @throws {DefinitionRefused} for a construct that cannot be compiled
 */
export function objectSchema(node: ElementNode, type: string, context: CompileContext): Schema {
  const parts: Parts = { properties: {}, mandatory: [], choices: [], mandatorySlices: [] }
  if (context.isResource(type)) parts.properties['resourceType'] = { type: 'string' }
  for (const child of context.open(node).values()) {
    if (isChoice(child)) addChoice(parts, child, context)
    else addElement(parts, child, child.name, context)
  }
  const { properties, choices, ...lists } = parts
  return {
    type: 'object',
    properties,
    elements: { of: node.path, names: namesOf(parts), choices } satisfies ElementsRule,
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...(type === 'Coding' ? { coding: true } : {}),
    ...invariants([...invariantsOf(typeRules(node, type, context), type), ...ownInvariants(node)]),
  }
}

/** The names of all elements, those of a choice with the choice. */
function namesOf({ properties, choices }: Parts): ElementsRule['names'] {
  const names = new Map<string, Choice | undefined>(Object.keys(properties).map((name) => [name, undefined]))
  for (const choice of choices) {
    for (const name of choice.names.flatMap((n) => [n, `_${n}`])) if (names.has(name)) names.set(name, choice)
  }
  return names
}

/** The invariants of the type itself, where the object is an element of that type and not the type. */
function typeRules(node: ElementNode, type: string, context: CompileContext): readonly Published[] {
  const root = node.root === undefined ? undefined : context.typeRoot(type)
  const known = new Set((node.def.constraint ?? []).map(({ key }) => key))
  return (root?.def.constraint ?? []).filter(({ key }) => !known.has(key))
}

function addElement(parts: Parts, node: ElementNode, name: string, context: CompileContext): void {
  const { def } = node
  const [code] = typeCodes(def)
  const isPrimitive = code !== undefined && PRIMITIVES.has(code)
  if (code === undefined && def.contentReference === undefined && isValueOfPrimitive(node)) return
  if (def.max === '0') {
    parts.properties[name] = false
    if (isPrimitive) parts.properties[`_${name}`] = false
    return
  }
  const slices = node.slices && slicesRule(node, context)
  parts.properties[name] = node.array
    ? arraySchema(node, name, isPrimitive, slices, context)
    : slices
      ? { slices }
      : valueSchema(node, false, context)
  if (isPrimitive) parts.properties[`_${name}`] = twinSchema(node, context)
  for (const { name: slice, says, min } of slices?.slices ?? []) {
    if (min > 0) parts.mandatorySlices.push({ element: name, slice, says, min })
  }
  const min = def.min ?? 0
  if (min > 0) parts.mandatory.push({ element: name, names: isPrimitive ? [name, `_${name}`] : [name], min })
}

/** `string.value` and the like: what JSON writes as the primitive itself. */
const isValueOfPrimitive = (node: ElementNode): boolean => node.name === 'value' && /^[a-z]/.test(node.path)

function arraySchema(
  node: ElementNode,
  name: string,
  isPrimitive: boolean,
  slices: SlicesRule | undefined,
  context: CompileContext,
): Schema {
  const { min = 0, max = '*' } = node.def
  return {
    type: 'array',
    ...(min > 1 || (min === 1 && !isPrimitive) ? { minItems: min } : {}),
    ...(max === '*' ? {} : { maxItems: Number(max) }),
    ...(isPrimitive ? { padding: `_${name}` } : {}),
    ...(slices ? { slices } : { items: valueSchema(node, isPrimitive, context) }),
  }
}

/** What stands beside a primitive under its name with an underscore: its id and extensions. */
function twinSchema(node: ElementNode, context: CompileContext): Schema {
  const schema = node.children && departs(node) ? context.object(node, 'Element') : context.type('Element')
  return node.array ? { type: 'array', items: dispatch([schema], true) } : dispatch([schema])
}

function addChoice(parts: Parts, choice: ElementNode, context: CompileContext): void {
  const codes = choice.def.max === '0' ? [] : typeCodes(choice.def)
  const names = codes.map((code) => choiceName(choice.name, code))
  codes.forEach((code, i) => {
    const said = choice.types?.get(code)
    const def = said?.def ?? ofType(choice.def, code)
    const name = names[i] ?? ''
    addElement(parts, { ...(said ?? { ...choice, touched: false }), name, array: false, def }, name, context)
  })
  parts.choices.push({ element: choice.name, names })
  const min = choice.def.min ?? 0
  if (min > 0) parts.mandatory.push({ element: choice.name, names: names.flatMap((n) => [n, `_${n}`]), min })
}

const ofType = (def: ElementDefinition, code: string): ElementDefinition => ({
  ...def,
  min: 0,
  type: (def.type ?? []).filter((t) => t.code === code),
})
