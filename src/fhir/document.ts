import type { JsonObject } from '../core/index.js'

/** The two wire formats of FHIR STU3. */
export type Format = 'json' | 'xml'

/** A breach of a format's own rules (not of a profile): duplicate key, empty string, DTD, wrong element order, ... */
export interface FormatProblem {
  /** Stable word in kebab case, such as `json-duplicate-key`. */
  readonly rule: string
  readonly severity: 'error' | 'warning'
  /** FHIR path with indexes where the tree is known. */
  readonly path: string
  /** 1-based. */
  readonly line?: number
  readonly column?: number
  readonly message: string
  /** What a program may want to know of it, beside the words. */
  readonly params?: JsonObject
}

/** A body as read: the resource in FHIR JSON form whatever came over the wire, and what is wrong with the text. */
export interface FhirDocument {
  readonly format: Format
  /** Absent where the text could not be read at all; then at least one problem is an error. */
  readonly resource?: JsonObject
  readonly problems: readonly FormatProblem[]
  /** Where an element stands in the text, by FHIR path with indexes. */
  locate(path: string): { readonly line: number; readonly column: number } | undefined
}
