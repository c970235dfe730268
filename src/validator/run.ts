import type { Json, JsonObject } from '../core/index.js'
import type { Format } from '../fhir/document.js'
import type { RuleName } from './rules.js'
import type { Terminology } from './terminology/types.js'
import type { Severity } from './types.js'

/** A resource that is being judged, with what surrounds it: where its references lead. */
export interface Frame {
  readonly resource: JsonObject
  /** The outermost resource that this one is contained in, or the resource itself: `%resource` of invariants. */
  readonly container: JsonObject
  readonly above: Frame | undefined
  /** Where it stands, as a JSON pointer that starts with the type of the root resource. */
  readonly path: string
}

/** What a reference leads to: a resource, `missing` where it should have been there, or nothing that is known. */
export type Target = JsonObject | 'missing' | undefined

/** What ajv makes: judges a value, reports to `this`, and leaves the breaches of its own vocabulary in `errors`. */
export interface Compiled {
  (this: Run, data: Json, at: { instancePath: string }): boolean
  errors?: null | SchemaError[]
}

/** The part of an ajv error that we read. */
export interface SchemaError {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Record<string, unknown>
  readonly parentSchema?: Record<string, unknown>
  readonly data?: unknown
}

/** A definition that is compiled when it is first needed. */
export interface LazySchema {
  /** Canonical of the profile, where it is one: its findings name it. */
  readonly profile?: string
  /** The compiled check; throws DefinitionRefused where the definition cannot be compiled. */
  readonly check: () => Compiled
}

/** The judgement of one document: what the compiled checks and keywords report to. */
export interface Run {
  /** Canonical of the profile whose rules are being judged. */
  readonly profile: string
  readonly frame: Frame | undefined
  readonly terminology: Terminology
  /** What the values came as: XML writes each as a text. */
  readonly format: Format
  /** True where as many findings were kept as are kept: further ones are dropped. */
  readonly full: boolean
  /** True while {@link Run.conforms} is answered: nothing is reported, so what could only warn need not be judged. */
  readonly quiet: boolean
  /** Keeps a finding. `path` is a JSON pointer that starts with the type of the root resource. */
  report(rule: RuleName, path: string, params: JsonObject, severity?: Severity): void
  /** Judges a value by a compiled definition. */
  apply(schema: LazySchema, data: Json, path: string): void
  /** Judges a resource that stands in another, by its type and the profiles that it claims or that are asked for. */
  resource(data: JsonObject, path: string, asked: readonly string[]): void
  /** True where a value keeps to a definition; nothing is reported. */
  conforms(schema: LazySchema, data: JsonObject): boolean
  /** Where a reference leads, from the resource that is being judged. */
  resolve(reference: string): Target
  /** How many entries of the Bundle a reference without a version may mean: versions of one resource. */
  candidates(reference: string): number
}
