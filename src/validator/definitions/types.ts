import type { Json } from '../../core/index.js'

/**
 * The parts of FHIR STU3 conformance resources that constrain an instance. Everything else that a published file
 * carries (prose, mappings, contacts) is ignored and is absent from our own files.
 */

/** One of the ways to tell a repeating element apart (STU3: `value`, `exists`, `pattern`, `type`, `profile`). */
export interface Discriminator {
  readonly type: string
  readonly path: string
}

/** How the repetitions of an element are divided into slices. */
export interface Slicing {
  readonly discriminator?: readonly Discriminator[]
  readonly ordered?: boolean
  readonly rules?: 'closed' | 'open' | 'openAtEnd'
}

/** An extension on a definition, such as the regex of a primitive or the largest value set of a binding. */
export interface DefinitionExtension {
  readonly url: string
  readonly [value: `value${string}`]: Json | undefined
}

/** One type that an element may have. In STU3 each target of a Reference is a type of its own. */
export interface ElementType {
  /** Absent on the `value` of a primitive, which has `_code` instead. */
  readonly code?: string
  readonly _code?: { readonly extension?: readonly DefinitionExtension[] }
  readonly profile?: string
  readonly targetProfile?: string
  readonly aggregation?: readonly string[]
  readonly versioning?: string
  readonly extension?: readonly DefinitionExtension[]
}

/** A FHIRPath rule. Our own files have no text: see `INVARIANT_WORDS`. */
export interface Invariant {
  readonly key: string
  readonly severity: 'error' | 'warning'
  readonly expression?: string
}

export type BindingStrength = 'required' | 'extensible' | 'preferred' | 'example'

/** The value set of a coded element. A profile that states only the strength inherits the value set of its base. */
export interface Binding {
  readonly strength: BindingStrength
  readonly valueSetUri?: string
  readonly valueSetReference?: { readonly reference?: string }
  /** `elementdefinition-maxValueSet` is the one that matters here. */
  readonly extension?: readonly DefinitionExtension[]
}

/** What is allowed at one path, or in one slice of it. */
export interface ElementDefinition {
  /** Missing in many published files, and wrong in some: never a key. */
  readonly id?: string
  readonly path: string
  readonly representation?: readonly string[]
  readonly sliceName?: string
  readonly slicing?: Slicing
  readonly min?: number
  /** A number or `*`. */
  readonly max?: string
  readonly base?: { readonly path: string; readonly min: number; readonly max: string }
  /** `#Bundle.link`: the element has the content of that one. */
  readonly contentReference?: string
  readonly type?: readonly ElementType[]
  readonly maxLength?: number
  readonly constraint?: readonly Invariant[]
  readonly mustSupport?: boolean
  readonly isModifier?: boolean
  readonly binding?: Binding
  readonly [fixed: `fixed${string}`]: Json | undefined
  readonly [pattern: `pattern${string}`]: Json | undefined
  readonly [least: `minValue${string}`]: Json | undefined
  readonly [most: `maxValue${string}`]: Json | undefined
}

/** A profile, extension, data type or resource. Ours have a snapshot (core types) or a differential (the rest). */
export interface StructureDefinition {
  readonly resourceType: 'StructureDefinition'
  readonly url: string
  readonly version?: string
  readonly name?: string
  readonly kind: 'primitive-type' | 'complex-type' | 'resource' | 'logical'
  readonly abstract?: boolean
  /** Where an extension may stand. Advisory only: five NHS forks widen what HL7 allows. */
  readonly contextType?: string
  readonly context?: readonly string[]
  readonly type: string
  readonly baseDefinition?: string
  readonly derivation?: 'specialization' | 'constraint'
  readonly snapshot?: { readonly element: readonly ElementDefinition[] }
  readonly differential?: { readonly element: readonly ElementDefinition[] }
}

/** A code of a code system, with those below it. */
export interface Concept {
  readonly code: string
  readonly display?: string
  readonly concept?: readonly Concept[]
}

export interface CodeSystem {
  readonly resourceType: 'CodeSystem'
  readonly url: string
  readonly version?: string
  readonly caseSensitive?: boolean
  /** Only `complete` ones can be judged by. */
  readonly content: string
  readonly concept?: readonly Concept[]
}

/** A choice of codes by a property, such as all below one concept. */
export interface ConceptFilter {
  readonly property: string
  readonly op: string
  readonly value: string
}

/** One part of a value set: a list of codes, a filter, a whole system, or other value sets. */
export interface ConceptSet {
  readonly system?: string
  readonly version?: string
  readonly concept?: readonly Concept[]
  readonly filter?: readonly ConceptFilter[]
  readonly valueSet?: readonly string[]
}

export interface ValueSet {
  readonly resourceType: 'ValueSet'
  readonly url: string
  readonly version?: string
  readonly compose?: { readonly include?: readonly ConceptSet[]; readonly exclude?: readonly ConceptSet[] }
}

/** The definitions by their resource type. */
export interface Definitions {
  readonly StructureDefinition: StructureDefinition
  readonly ValueSet: ValueSet
  readonly CodeSystem: CodeSystem
}

export type Kind = keyof Definitions
export type Definition = Definitions[Kind]

/** Finds definitions by canonical URL. A version (`|1.2`), a history suffix and blanks around the URL are ignored. */
export interface DefinitionStore {
  structure(url: string): StructureDefinition | undefined
  valueSet(url: string): ValueSet | undefined
  codeSystem(url: string): CodeSystem | undefined
  /** Every definition of a kind, each canonical once. Reads all files: for tools and listings. */
  all<K extends Kind>(kind: K): Definitions[K][]
}
