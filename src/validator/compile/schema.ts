import type { Json } from '../../core/index.js'
import { canonical, type Invariant as Published, type ElementDefinition } from '../definitions/index.js'
import { invariantsOf, type Invariant } from '../invariants/index.js'
import type { BindingRule } from '../keywords/binding.js'
import type { Choice, ElementsRule } from '../keywords/elements.js'
import type { MandatorySlice } from '../keywords/mandatory-slices.js'
import type { Mandatory } from '../keywords/mandatory.js'
import type { PrimitiveRule } from '../keywords/primitive.js'
import type { SlicesRule } from '../keywords/slices.js'
import type { DispatchRule } from '../keywords/dispatch.js'
import type { Box } from './box.js'
import { statedBy } from './discriminator.js'
import { choiceName, departs, isChoice, sourceOf, typeCodes, type Node } from './node.js'
import { PRIMITIVES } from './primitives.js'
import { DefinitionRefused } from './refused.js'
import { valueSetOf } from './merge.js'
import { referenceRule, resourceRule } from './targets.js'
import type { Tools } from './tools.js'
import { slicesRule } from './slicing.js'

/** A JSON Schema, with the keywords of ../keywords. */
export type Schema = Record<string, unknown>

const BACKBONE: ReadonlySet<string> = new Set(['BackboneElement', 'Element'])
const SYSTEMS: ReadonlySet<string> = new Set(['Identifier.system', 'Coding.system', 'Quantity.system'])
const MAX_VALUE_SET = 'http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet'

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
export function objectSchema(node: Node, type: string, tools: Tools): Schema {
  const parts: Parts = { properties: {}, mandatory: [], choices: [], mandatorySlices: [] }
  if (tools.isResource(type)) parts.properties['resourceType'] = { type: 'string' }
  for (const child of tools.open(node).values()) {
    if (isChoice(child)) addChoice(parts, child, tools)
    else addElement(parts, child, child.name, tools)
  }
  const { properties, choices, ...lists } = parts
  return {
    type: 'object',
    properties,
    elements: { of: node.path, names: namesOf(parts), choices } satisfies ElementsRule,
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...(type === 'Coding' ? { coding: true } : {}),
    ...invariants([...invariantsOf(typeRules(node, type, tools), type), ...ownInvariants(node)]),
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
function typeRules(node: Node, type: string, tools: Tools): readonly Published[] {
  const root = node.root === undefined ? undefined : tools.typeRoot(type)
  const known = new Set((node.def.constraint ?? []).map(({ key }) => key))
  return (root?.def.constraint ?? []).filter(({ key }) => !known.has(key))
}

const invariants = (rules: readonly Invariant[]): Schema => (rules.length === 0 ? {} : { invariants: rules })

/** The FHIRPath model knows a choice by its name without `[x]`. */
const ownInvariants = ({ def, path }: Node): Invariant[] =>
  invariantsOf(def.constraint ?? [], path.replace(/\[x\]/g, ''))

function addElement(parts: Parts, node: Node, name: string, tools: Tools): void {
  const { def } = node
  const [code] = typeCodes(def)
  const isPrimitive = code !== undefined && PRIMITIVES.has(code)
  if (code === undefined && def.contentReference === undefined && isValueOfPrimitive(node)) return
  if (def.max === '0') {
    parts.properties[name] = false
    if (isPrimitive) parts.properties[`_${name}`] = false
    return
  }
  const slices = node.slices && slicesRule(node, tools)
  parts.properties[name] = node.array
    ? arraySchema(node, name, isPrimitive, slices, tools)
    : slices
      ? { slices }
      : valueSchema(node, false, tools)
  if (isPrimitive) parts.properties[`_${name}`] = twinSchema(node, tools)
  for (const { name: slice, says, min } of slices?.slices ?? []) {
    if (min > 0) parts.mandatorySlices.push({ element: name, slice, says, min })
  }
  const min = def.min ?? 0
  if (min > 0) parts.mandatory.push({ element: name, names: isPrimitive ? [name, `_${name}`] : [name], min })
}

/** `string.value` and the like: what JSON writes as the primitive itself. */
const isValueOfPrimitive = (node: Node): boolean => node.name === 'value' && /^[a-z]/.test(node.path)

function arraySchema(
  node: Node,
  name: string,
  isPrimitive: boolean,
  slices: SlicesRule | undefined,
  tools: Tools,
): Schema {
  const { min = 0, max = '*' } = node.def
  return {
    type: 'array',
    ...(min > 1 || (min === 1 && !isPrimitive) ? { minItems: min } : {}),
    ...(max === '*' ? {} : { maxItems: Number(max) }),
    ...(isPrimitive ? { padding: `_${name}` } : {}),
    ...(slices ? { slices } : { items: valueSchema(node, isPrimitive, tools) }),
  }
}

/** What stands beside a primitive under its name with an underscore: its id and extensions. */
function twinSchema(node: Node, tools: Tools): Schema {
  const box = node.children && departs(node) ? tools.object(node, 'Element') : tools.type('Element')
  return node.array ? { type: 'array', items: dispatch([box], true) } : dispatch([box])
}

function addChoice(parts: Parts, choice: Node, tools: Tools): void {
  const codes = choice.def.max === '0' ? [] : typeCodes(choice.def)
  const names = codes.map((code) => choiceName(choice.name, code))
  codes.forEach((code, i) => {
    const said = choice.types?.get(code)
    const def = said?.def ?? ofType(choice.def, code)
    const name = names[i] ?? ''
    addElement(parts, { ...(said ?? { ...choice, touched: false }), name, array: false, def }, name, tools)
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

const REGEX = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-regex'

/** What STU3 lets a definition say, no known one of the NHS or HL7 does, and this compiler does not read. */
function refuseUnread(node: Node): void {
  const bound = Object.keys(node.def).find((name) => /^(minValue|maxValue)[A-Z]/.test(name))
  if (bound !== undefined) refuse(node, bound)
  for (const { aggregation = [], versioning = 'either', extension = [] } of node.def.type ?? []) {
    if (aggregation.length > 0) refuse(node, 'aggregation of references')
    if (versioning !== 'either') refuse(node, 'versioning of references')
    if (extension.some(({ url }) => url === REGEX)) refuse(node, 'a regular expression')
  }
}

/** The schema of one occurrence of an element. */
export function valueSchema(node: Node, padded: boolean, tools: Tools): Schema {
  const { def } = node
  refuseUnread(node)
  const said = {
    ...stated(node),
    ...bindings(def),
    ...(def.maxLength === undefined ? {} : { type: 'string', maxLength: def.maxLength }),
  }
  if (def.contentReference !== undefined && !(node.children && departs(node))) {
    return { ...dispatch([tools.referred(node)]), ...said, ...invariants(ownInvariants(node)) }
  }
  const codes = typeCodes(def)
  const [code] = codes
  if (code === undefined || codes.length > 1) {
    return refuse(node, `${codes.length === 0 ? 'no type' : `the types ${codes.join(', ')}`} for one element`)
  }
  const primitive = PRIMITIVES.get(code)
  if (primitive) {
    return {
      primitive: { ...primitive, type: code, padded } satisfies PrimitiveRule,
      ...(SYSTEMS.has(node.path) ? { type: 'string', absolute: true } : {}),
      ...said,
    }
  }
  if (code === 'xhtml') return { type: 'string', narrative: true }
  return { ...complexSchema(node, code, tools), ...said }
}

function complexSchema(node: Node, code: string, tools: Tools): Schema {
  const { def } = node
  const opened = node.children !== undefined && (BACKBONE.has(code) || [...node.children.values()].some(departs))
  const own = opened ? {} : invariants(ownInvariants(node))
  if (tools.isResource(code)) {
    if (opened) refuse(node, 'rules inside a resource that has a definition of its own')
    return { resource: resourceRule(def, tools), ...own }
  }
  if (code === 'Reference') own['reference'] = referenceRule(def, tools)
  const profiles = code === 'Reference' ? [] : (def.type ?? []).flatMap(({ profile }) => profile ?? [])
  const unknown = profiles.find((url) => tools.typeOfProfile(url) === undefined)
  if (unknown !== undefined && code !== 'Extension') refuse(node, `the profile ${unknown} is not known`)
  if (profiles.length > 1) refuse(node, `the profiles ${profiles.join(', ')} for one type`)
  if (code === 'Extension' && !opened && (profiles.length === 0 || unknown !== undefined)) {
    return { ...own, extensionByUrl: tools.extension(node.path.startsWith('Extension.')) }
  }
  const inline = opened ? [tools.object(node, code)] : []
  const typed =
    profiles.length > 0 && unknown === undefined
      ? profiles.map((url) => tools.profile(url))
      : opened
        ? []
        : [tools.type(code)]
  return { ...own, ...dispatch([...typed, ...inline]) }
}

const dispatch = (boxes: readonly Box[], padded = false): Schema => ({
  dispatch: { boxes, padded } satisfies DispatchRule,
})

function refuse(node: Node, construct: string): never {
  throw new DefinitionRefused(sourceOf(node), node.path, construct)
}

function stated(node: Node): Schema {
  const value = statedBy(node)
  if (value === undefined) return {}
  const isPattern = Object.keys(node.def).some((name) => /^pattern[A-Z]/.test(name))
  return { [isPattern ? 'patternValue' : 'fixed']: { value: value satisfies Json } }
}

function bindings({ binding }: ElementDefinition): Schema {
  const valueSet = valueSetOf(binding)
  const most = binding?.extension?.find(({ url }) => url === MAX_VALUE_SET) as
    { valueReference?: { reference?: string }; valueUri?: string } | undefined
  const max = most?.valueReference?.reference ?? most?.valueUri
  const rules: BindingRule[] = [
    ...(binding && valueSet !== undefined && binding.strength !== 'example'
      ? [{ strength: binding.strength, valueSet }]
      : []),
    ...(max === undefined ? [] : [{ strength: 'required' as const, valueSet: canonical(max) }]),
  ]
  return rules.length === 0 ? {} : { binding: rules }
}
