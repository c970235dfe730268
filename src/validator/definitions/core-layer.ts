import { stu3Model, type ElementFact, type Model, type TypeFact } from '../../fhir/index.js'
import { canonical, typeUrl } from './canonical.js'
import type { Layer } from './layer.js'
import type {
  CodeSystem,
  Definitions,
  ElementDefinition,
  ElementType,
  Kind,
  StructureDefinition,
  ValueSet,
} from './types.js'

const FHIR = 'http://hl7.org/fhir/'
const VALUE_SETS = `${FHIR}ValueSet/`
const ABSTRACT: ReadonlySet<string> = new Set(['Element', 'BackboneElement', 'Resource', 'DomainResource'])

/**
 * Every type of FHIR STU3 by the table of the model: what its elements are, which must be there or repeat, where
 * references lead and which codes are required. It lies below the folders: no type of resource is unknown because no
 * profile speaks of it.
 */
export function coreLayer(): Layer {
  const make: { readonly [K in Kind]: (url: string, model: Model) => Definitions[K] | undefined } = {
    StructureDefinition: (url, model) => {
      const name = after(typeUrl(''), url)
      const type = name === undefined || name.includes('.') ? undefined : model.type(name)
      return type && structureOf(type, model)
    },
    ValueSet: (url, model) => {
      const list = after(VALUE_SETS, url)
      return list === undefined || !model.codes(list) ? undefined : valueSetOf(list)
    },
    CodeSystem: (url, model) => {
      const list = after(FHIR, url)
      const codes = list === undefined ? undefined : model.codes(list)
      return codes && codeSystemOf(url, codes)
    },
  }
  const find = <K extends Kind>(kind: K, url: string): Definitions[K] | undefined => make[kind](url, stu3Model())
  return {
    find,
    all<K extends Kind>(kind: K) {
      const model = stu3Model()
      const urls: Readonly<Record<Kind, () => string[]>> = {
        StructureDefinition: () => model.types().map(typeUrl),
        ValueSet: () => model.lists().map((list) => VALUE_SETS + list),
        CodeSystem: () => model.lists().map((list) => FHIR + list),
      }
      return urls[kind]().flatMap((url) => find(kind, url) ?? [])
    },
  }
}

const after = (start: string, url: string): string | undefined =>
  url.startsWith(start) ? canonical(url).slice(start.length) : undefined

/** As its base, with the elements that it adds; those below an element of their own stand after it. */
function structureOf({ name, base, elements }: TypeFact, model: Model): StructureDefinition {
  const inherited = base === undefined ? 0 : (model.type(base)?.elements.length ?? 0)
  const own = elements.slice(inherited).flatMap((element) => elementsOf(name, element, model))
  return {
    resourceType: 'StructureDefinition',
    url: typeUrl(name),
    kind: model.isResource(name) || /Resource$/.test(name) ? 'resource' : 'complex-type',
    abstract: ABSTRACT.has(name),
    type: name,
    ...(base === undefined ? {} : { baseDefinition: typeUrl(base) }),
    derivation: 'specialization',
    differential: { element: [{ path: name }, ...own] },
  }
}

/** An element at a path, and those below it. */
function elementsOf(parent: string, fact: ElementFact, model: Model): ElementDefinition[] {
  const path = `${parent}.${fact.name}`
  const [type = ''] = fact.types
  const below = type.includes('.') ? model.type(type) : undefined
  const count = { path, min: fact.required ? 1 : 0, max: fact.repeats ? '*' : '1' }
  if (below && type !== path) return [{ ...count, contentReference: `#${type}` }]
  const self: ElementDefinition = {
    ...count,
    ...(fact.attribute ? { representation: ['xmlAttr'] } : {}),
    type: below ? [{ code: below.base ?? 'BackboneElement' }] : fact.types.flatMap((code) => typesOf(code, fact)),
    ...(fact.codes === undefined ? {} : { binding: { strength: 'required', valueSetUri: VALUE_SETS + fact.codes } }),
  }
  return [self, ...(below?.elements ?? []).flatMap((child) => elementsOf(path, child, model))]
}

function typesOf(code: string, { targets }: ElementFact): ElementType[] {
  if (code !== 'Reference' || targets.length === 0) return [{ code }]
  return targets.map((target) => ({ code, targetProfile: typeUrl(target) }))
}

const valueSetOf = (list: string): ValueSet => ({
  resourceType: 'ValueSet',
  url: VALUE_SETS + list,
  compose: { include: [{ system: FHIR + list }] },
})

const codeSystemOf = (url: string, codes: readonly string[]): CodeSystem => ({
  resourceType: 'CodeSystem',
  url,
  caseSensitive: true,
  content: 'complete',
  concept: codes.map((code) => ({ code })),
})
