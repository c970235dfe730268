import type { Exchange, JsonObject } from '../core/index.js'
import type { FhirDocument, Format } from '../fhir/document.js'

/** An exchange that has a response, with its body read: what checks judge. */
export interface Answer {
  readonly exchange: Exchange
  readonly status: number
  /** Value of a response header, or undefined. */
  header(name: string): string | undefined
  /** The format that Content-Type announces, where it is one of FHIR's. */
  readonly format?: Format
  /** The body as text (UTF-8). */
  readonly text: string
  /** The body read in the announced format (JSON where none is announced but it looks so); absent where it is empty. */
  readonly document?: FhirDocument
  /** Shorthand for `document?.resource`. */
  readonly resource?: JsonObject
}
