import type { Format } from '../fhir/document.js'
import type { JsonObject } from '../core/index.js'
import type { Membership } from './terminology/types.js'

export type Severity = 'error' | 'warning' | 'info'

/** One thing that is wrong with a resource. Text is derived from rule and params; suppression goes by rule and path. */
export interface ValidationFinding {
  /** Stable word in kebab case, such as `cardinality-min`, `slice-unmatched`, `invariant`, `json-duplicate-key`. */
  readonly rule: string
  readonly severity: Severity
  /** FHIRPath with indexes: `Bundle.entry[0].resource.name[1].use`. */
  readonly path: string
  readonly line?: number
  readonly column?: number
  /** Canonical of the profile whose rule this is. */
  readonly profile?: string
  readonly params: JsonObject
  /** What was expected and what was found, in words for a supplier's developer. */
  readonly message: string
}

export interface ValidationResult {
  /** True where no finding is an error. */
  readonly valid: boolean
  readonly findings: readonly ValidationFinding[]
  /** How many resources were judged, contained and entries included. */
  readonly resources: number
  /** By what they were judged. */
  readonly judged: JudgedBy
  /** The resource in FHIR JSON form, where the text could be read. */
  readonly resource?: JsonObject
}

/** How many resources were judged by what, each counted once. */
export interface JudgedBy {
  /** By a profile at least. */
  readonly profile: number
  /** By FHIR alone, by type: they name no profile that is known, and none was asked for or expected. */
  readonly core: Readonly<Record<string, number>>
}

/** The profile that a resource was expected to name, and how bad it is that it names none. */
export interface Unnamed {
  readonly profile: string
  readonly severity: Severity
}

export interface ValidateOptions {
  /** Format of the text; found out from the content where absent. */
  readonly format?: Format
  /** Canonicals that the root resource must conform to, whatever its meta.profile says. */
  readonly profiles?: readonly string[]
  /** Profile expected for each resource type (entries, contained), used beside meta.profile. */
  readonly expected?: Readonly<Record<string, string>>
  /**
   * What a resource is judged by that names no profile at all, contained ones aside, which are not asked to; the
   * finding `profile-unnamed` says so.
   */
  readonly unnamed?: (resource: JsonObject, within?: JsonObject) => Unnamed | undefined
}

/** Judges resources against StructureDefinitions, offline, in-process. */
export interface Validator {
  /** Judges the text of a resource, its format rules included. Never throws for what the text holds. */
  validateText(text: Uint8Array | string, options?: ValidateOptions): ValidationResult
  /** Judges a resource that is already in FHIR JSON form. */
  validateResource(resource: JsonObject, options?: ValidateOptions): ValidationResult
  /** Whether a code of a system belongs to a value set of the definitions that it judges by. */
  membership(valueSet: string, system: string, code: string): Membership
}
