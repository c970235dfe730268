import { HarnessError, type Exchange, type JsonObject } from '../core/index.js'
import { readDocument, sniffFormat } from '../fhir/index.js'
import type { FhirDocument, Format } from '../fhir/document.js'
import { contentType } from './http/content-type.js'

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

/**
 * Reads an exchange for judgement.
 *
 * @throws HarnessError when the exchange has no response: whether there is one is judged before (engine/transport.ts)
 */
export function readAnswer(exchange: Exchange): Answer {
  const { response } = exchange
  if (!response) throw new HarnessError('no-answer', `exchange ${exchange.id} has no response to read`)
  const text = new TextDecoder().decode(response.body)
  const format = contentType(response.headers.get('Content-Type')).format
  const document = text.trim() === '' ? undefined : readDocument(response.body, format ?? sniffFormat(text))
  return {
    exchange,
    status: response.status,
    header: (name) => response.headers.get(name),
    text,
    ...(format && { format }),
    ...(document && { document }),
    ...(document?.resource && { resource: document.resource }),
  }
}
