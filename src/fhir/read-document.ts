import { asString, type JsonObject } from '../core/index.js'
import type { FhirDocument, Format } from './document.js'
import { jsonPlaces } from './json/places.js'
import { readJson } from './json/read.js'
import { DEFAULT_LIMITS, type Limits } from './limits.js'
import { stu3Model, type Model } from './model/model.js'
import { decodeText } from './text/decode.js'
import { isNoResource } from './text/no-resource.js'
import { lineTable } from './text/lines.js'
import { findPlace, type Place } from './text/places.js'
import { ProblemList } from './text/problems.js'
import { readXml } from './xml/read.js'

/** Beside the bounds, the FHIR version that XML is read by (STU3 where absent). */
export type ReadOptions = Partial<Limits> & { readonly model?: Model }

/**
 * Reads a body. Never throws for what the text holds: what is wrong with it is among the problems.
 *
 * @param source - the bytes as they came, or their text
 * @param format - of the text; see {@link sniffFormat} where nobody says it
 */
export function readDocument(source: Uint8Array | string, format: Format, options: ReadOptions = {}): FhirDocument {
  const limits = { ...DEFAULT_LIMITS, ...options }
  const problems = new ProblemList(limits.maxProblems)
  if (source.length > limits.maxSize) {
    const unit = typeof source === 'string' ? 'characters' : 'bytes'
    const message = `${String(source.length)} ${unit} are more than the ${String(limits.maxSize)} that are read`
    problems.error('too-large', message)
    return unread(format, problems)
  }
  const text = decodeText(source, problems)
  if (isNoResource(text, problems)) return unread(format, problems)
  if (format === 'json') {
    const resource = readJson(text, limits, problems)
    return resource === undefined ? unread(format, problems) : read(format, text, resource, problems, jsonPlaces)
  }
  const reading = readXml(text, options.model ?? stu3Model(), limits, problems)
  return reading === undefined
    ? unread(format, problems)
    : read(format, text, reading.resource, problems, () => reading.place)
}

/** JSON or XML, by the first character that is no blank; JSON where neither shows. */
export function sniffFormat(source: Uint8Array | string): Format {
  const start = typeof source === 'string' ? source : new TextDecoder().decode(source.subarray(0, 1024))
  return /^[\s\0\uFEFF\uFFFD]*</.test(start.slice(0, 1024)) ? 'xml' : 'json'
}

const unread = (format: Format, problems: ProblemList): FhirDocument => ({
  format,
  problems: problems.rooted(''),
  locate: () => undefined,
})

function read(
  format: Format,
  text: string,
  resource: JsonObject,
  problems: ProblemList,
  places: (text: string) => Place,
): FhirDocument {
  const at = lineTable(text)
  let root: Place | undefined
  return {
    format,
    resource,
    problems: problems.rooted(asString(resource['resourceType']) ?? ''),
    locate: (path) => at(findPlace((root ??= places(text)), path)),
  }
}
