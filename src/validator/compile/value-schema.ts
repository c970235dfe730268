import { canonical, type ElementDefinition } from '../definitions/index.js'
import type { BindingRule } from '../keywords/binding.js'
import type { PrimitiveRule } from '../keywords/primitive.js'
import type { CompileContext } from './context.js'
import { statedBy } from './discriminator.js'
import { departs, sourceOf, typeCodes, type ElementNode } from './element-node.js'
import { dispatch, invariants, ownInvariants, type Schema } from './fragments.js'
import { valueSetOf } from './merge.js'
import { PRIMITIVES } from './primitives.js'
import { DefinitionRefused } from './refused.js'
import { referenceRule, resourceRule } from './targets.js'

const BACKBONE: ReadonlySet<string> = new Set(['BackboneElement', 'Element'])
const SYSTEMS: ReadonlySet<string> = new Set(['Identifier.system', 'Coding.system', 'Quantity.system'])
const MAX_VALUE_SET = 'http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet'
const REGEX = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-regex'

/** What STU3 lets a definition say, no known one of the NHS or HL7 does, and this compiler does not read. */
function refuseUnread(node: ElementNode): void {
  const bound = Object.keys(node.def).find((name) => /^(minValue|maxValue)[A-Z]/.test(name))
  if (bound !== undefined) refuse(node, bound)
  for (const { aggregation = [], versioning = 'either', extension = [] } of node.def.type ?? []) {
    if (aggregation.length > 0) refuse(node, 'aggregation of references')
    if (versioning !== 'either') refuse(node, 'versioning of references')
    if (extension.some(({ url }) => url === REGEX)) refuse(node, 'a regular expression')
  }
}

/** The schema of one occurrence of an element. */
export function valueSchema(node: ElementNode, padded: boolean, context: CompileContext): Schema {
  const { def } = node
  refuseUnread(node)
  const said = {
    ...stated(node),
    ...bindings(def),
    ...(def.maxLength === undefined ? {} : { type: 'string', maxLength: def.maxLength }),
  }
  if (def.contentReference !== undefined && !(node.children && departs(node))) {
    return { ...dispatch([context.referred(node)]), ...said, ...invariants(ownInvariants(node)) }
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
  return { ...complexSchema(node, code, context), ...said }
}

function complexSchema(node: ElementNode, code: string, context: CompileContext): Schema {
  const { def } = node
  const opened = node.children !== undefined && (BACKBONE.has(code) || [...node.children.values()].some(departs))
  const own = opened ? {} : invariants(ownInvariants(node))
  if (context.isResource(code)) {
    if (opened) refuse(node, 'rules inside a resource that has a definition of its own')
    return { resource: resourceRule(def, context), ...own }
  }
  if (code === 'Reference') own['reference'] = referenceRule(def, context)
  const profiles = code === 'Reference' ? [] : (def.type ?? []).flatMap(({ profile }) => profile ?? [])
  const unknown = profiles.find((url) => context.typeOfProfile(url) === undefined)
  if (unknown !== undefined && code !== 'Extension') refuse(node, `the profile ${unknown} is not known`)
  if (profiles.length > 1) refuse(node, `the profiles ${profiles.join(', ')} for one type`)
  if (code === 'Extension' && !opened && (profiles.length === 0 || unknown !== undefined)) {
    return { ...own, extensionByUrl: context.extension(node.path.startsWith('Extension.')) }
  }
  const inline = opened ? [context.object(node, code)] : []
  const typed =
    profiles.length > 0 && unknown === undefined
      ? profiles.map((url) => context.profile(url))
      : opened
        ? []
        : [context.type(code)]
  return { ...own, ...dispatch([...typed, ...inline]) }
}

function stated(node: ElementNode): Schema {
  const value = statedBy(node)
  if (value === undefined) return {}
  const isPattern = Object.keys(node.def).some((name) => /^pattern[A-Z]/.test(name))
  return { [isPattern ? 'patternValue' : 'fixed']: { value } }
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

function refuse(node: ElementNode, construct: string): never {
  throw new DefinitionRefused(sourceOf(node), node.path, construct)
}
