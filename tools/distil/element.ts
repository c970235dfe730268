import type {
  Binding,
  DefinitionExtension,
  ElementDefinition,
  ElementType,
  Invariant,
  Slicing,
} from '../../src/validator/definitions/index.js'

/** Extensions on definitions that constrain an instance; all others are prose or hints. */
const KEPT_EXTENSIONS = new Set([
  'http://hl7.org/fhir/StructureDefinition/structuredefinition-regex',
  'http://hl7.org/fhir/StructureDefinition/structuredefinition-json-type',
  'http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet',
])

const FACTS = ['id', 'path', 'sliceName', 'representation', 'min', 'max', 'contentReference', 'maxLength'] as const
const VALUES = /^_?(fixed|pattern|minValue|maxValue)[A-Z]/

/** The named members that are there. */
export function pick<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.filter((n) => from[n] !== undefined).map((n) => [n, from[n]])) as Pick<T, K>
}

function extensions(of: { readonly extension?: readonly DefinitionExtension[] }): {
  extension?: DefinitionExtension[]
} {
  const kept = (of.extension ?? []).filter((e) => KEPT_EXTENSIONS.has(e.url))
  return kept.length ? { extension: kept } : {}
}

const slicing = (of: Slicing): Slicing => ({
  ...(of.discriminator ? { discriminator: of.discriminator.map((d) => pick(d, ['type', 'path'])) } : {}),
  ...pick(of, ['ordered', 'rules']),
})

const type = (of: ElementType): ElementType => ({
  ...extensions(of),
  ...pick(of, ['code', 'profile', 'targetProfile', 'aggregation', 'versioning']),
  ...(of._code ? { _code: extensions(of._code) } : {}),
})

const binding = (of: Binding): Binding => ({
  ...extensions(of),
  ...pick(of, ['strength', 'valueSetUri']),
  ...(of.valueSetReference ? { valueSetReference: pick(of.valueSetReference, ['reference']) } : {}),
})

const invariant = (of: Invariant): Invariant => pick(of, ['key', 'severity', 'expression'])

/** Keeps what constrains an instance, in a fixed order of members. */
export function distilElement(of: ElementDefinition): ElementDefinition {
  return {
    ...pick(of, FACTS),
    ...(of.slicing ? { slicing: slicing(of.slicing) } : {}),
    // Says that an element which a constraint limits to one, or to none, is a list all the same.
    ...(of.base && of.base.max !== of.max ? { base: pick(of.base, ['path', 'min', 'max']) } : {}),
    ...(of.type ? { type: of.type.map(type) } : {}),
    ...Object.fromEntries(Object.entries(of).filter(([name]) => VALUES.test(name))),
    ...(of.constraint ? { constraint: of.constraint.map(invariant) } : {}),
    ...(of.mustSupport ? { mustSupport: true } : {}),
    ...(of.isModifier ? { isModifier: true } : {}),
    ...(of.binding ? { binding: binding(of.binding) } : {}),
  }
}
