import { readFileSync } from 'node:fs'
import { inPackage } from '../../core/index.js'

/** One element of a type, as the StructureDefinition of the type gives it. */
export interface ElementFact {
  /** As in the definition; a choice ends in `[x]`. */
  readonly name: string
  /**
   * Names of types. An element with children of its own, or with a contentReference, names the type of its children by
   * path: `Patient.contact`, `Bundle.link`.
   */
  readonly types: readonly string[]
  /** The types of resources that a reference may lead to; empty where any may. */
  readonly targets: readonly string[]
  /** The list that its codes have to be from: the last part of a value set of FHIR, as in `flag-status`. */
  readonly codes?: string
  /** Maximum above 1: an array in JSON. */
  readonly repeats: boolean
  /** Minimum above 0. */
  readonly required: boolean
  readonly choice: boolean
  /** Written as an attribute in XML: `id` of data types, `url` of extensions. */
  readonly attribute: boolean
  /** Place among the elements of the type, from 0: XML demands this order. */
  readonly order: number
}

/** A property of the JSON form: choices are spelt out (`deceasedBoolean`). */
export interface PropertyFact {
  readonly name: string
  readonly element: ElementFact
  readonly type: string
}

/** A complex type, a resource type, or the children of an element (named by its path). */
export interface TypeFact {
  readonly name: string
  readonly base?: string
  /** Inherited ones first, in the order of the definition. */
  readonly elements: readonly ElementFact[]
  readonly properties: ReadonlyMap<string, PropertyFact>
}

/** What exists in one version of FHIR. */
export interface Model {
  /** The facts of a complex type, resource type or inline type; undefined for primitives and unknown names. */
  type(name: string): TypeFact | undefined
  isPrimitive(name: string): boolean
  /** True for a type that can stand alone: derived from Resource and not abstract. */
  isResource(name: string): boolean
  /** Names of all resource types, sorted. */
  resources(): readonly string[]
  /** Names of all complex types that stand alone: resources and data types, the abstract ones too. */
  types(): readonly string[]
  /** The codes of a list that {@link ElementFact.codes} names; undefined where the model does not hold it. */
  codes(list: string): readonly string[] | undefined
  /** The names of the lists that the model holds. */
  lists(): readonly string[]
}

const TARGETS = /\(([^)]*)\)/
const ABSTRACT_RESOURCES = new Set(['Resource', 'DomainResource'])

/** The JSON spelling of a choice: `deceased[x]` as `boolean` is `deceasedBoolean`. */
export const choiceName = (name: string, type: string): string =>
  name.slice(0, -'[x]'.length) + type.charAt(0).toUpperCase() + type.slice(1)

/** Reads a table of types, whose own head says what it holds; a type is taken apart when it is first asked for. */
function modelOf(table: string): Model {
  const lines = table.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const [primitiveNames = '', any = '', ...rest] = lines
  const rows = new Map<string, { base?: string; facts: readonly string[] }>()
  const lists = new Map<string, readonly string[]>()
  for (const line of rest) {
    const [head = '', ...facts] = line.split(' ')
    const [name = '', base] = head.split('<')
    if (head.startsWith('=')) lists.set(head.slice(1), facts)
    else rows.set(name, base === undefined ? { facts } : { base, facts })
  }
  const primitives = new Set(primitiveNames.split(' '))
  const types = new Map<string, TypeFact>()

  const elementOf = (fact: string, order: number): ElementFact => {
    const [, name = '', said = '', codes, flags = ''] = /^([^:]+):([^=*@!]+)(?:=([^*@!]+))?([*@!]*)$/.exec(fact) ?? []
    return {
      name,
      types: (said === 'any' ? any : said.replace(TARGETS, '')).split('|'),
      targets: TARGETS.exec(said)?.[1]?.split(',') ?? [],
      ...(codes === undefined ? {} : { codes }),
      repeats: flags.includes('*'),
      required: flags.includes('!'),
      choice: name.endsWith('[x]'),
      attribute: flags.includes('@'),
      order,
    }
  }

  const type = (name: string): TypeFact | undefined => {
    const known = types.get(name)
    if (known !== undefined) return known
    const row = rows.get(name)
    if (row === undefined) return undefined
    const inherited = row.base === undefined ? [] : (type(row.base)?.elements ?? [])
    const elements = [...inherited, ...row.facts.map((fact, i) => elementOf(fact, inherited.length + i))]
    const properties = elements.flatMap((element) =>
      element.types.map((t): [string, PropertyFact] => {
        const property = element.choice ? choiceName(element.name, t) : element.name
        return [property, { name: property, element, type: t }]
      }),
    )
    const made: TypeFact = {
      name,
      ...(row.base === undefined ? {} : { base: row.base }),
      elements,
      properties: new Map(properties),
    }
    types.set(name, made)
    return made
  }

  const isResource = (name: string): boolean => {
    if (ABSTRACT_RESOURCES.has(name)) return false
    const base = rows.get(name)?.base
    return base !== undefined && ABSTRACT_RESOURCES.has(base)
  }
  return {
    type,
    isPrimitive: (name) => primitives.has(name),
    isResource,
    resources: () => [...rows.keys()].filter(isResource).sort(),
    types: () => [...rows.keys()].filter((name) => !name.includes('.')),
    codes: (list) => lists.get(list),
    lists: () => [...lists.keys()],
  }
}

let stu3: Model | undefined

/** FHIR STU3 (3.0.2): all 117 resource types and all data types. The table is read on first use. */
export const stu3Model = (): Model =>
  (stu3 ??= modelOf(readFileSync(inPackage('profiles', 'stu3-elements.txt'), 'utf8')))
