import { asArray, asString, isObject, type JsonObject } from '../core/index.js'
import { writeJson, writeXml } from '../fhir/index.js'
import type { Answer } from './answer.js'

/** An answer of which entries are not judged. */
export interface Reduced {
  readonly answer: Answer
  /** Where they stood, in FHIR paths of what was received, with their ids. */
  readonly left: readonly string[]
}

/**
 * Leaves entries out of a Bundle: what the harness itself brought about elsewhere says nothing of this answer. Its text
 * is written anew without them, so that nothing that reads the text comes upon them either.
 *
 * @returns the same answer where none is to be left out
 */
export function withoutEntries(answer: Answer, isLeftOut: (resource: JsonObject) => boolean): Reduced {
  const { resource, document } = answer
  if (resource?.['resourceType'] !== 'Bundle' || !document) return { answer, left: [] }
  const all = asArray(resource['entry']).map((entry, i) => {
    const own = isObject(entry) && isObject(entry['resource']) ? entry['resource'] : undefined
    const out = own !== undefined && isLeftOut(own)
    return {
      entry,
      out,
      path: `Bundle.entry[${i}]`,
      name: `${asString(own?.['resourceType']) ?? ''}/${asString(own?.['id']) ?? ''}`,
    }
  })
  const left = all.filter(({ out }) => out)
  if (left.length === 0) return { answer, left: [] }
  const kept = all.flatMap(({ entry, out }) => (out ? [] : [entry]))
  // A list without members is no FHIR: the element goes with its last one.
  const reduced = Object.fromEntries(
    Object.entries({ ...resource, entry: kept }).filter(([name]) => name !== 'entry' || kept.length > 0),
  )
  const isIts = (path: string): boolean => left.some((one) => path === one.path || path.startsWith(`${one.path}.`))
  return {
    answer: {
      ...answer,
      text: document.format === 'xml' ? writeXml(reduced) : writeJson(reduced),
      document: { ...document, resource: reduced, problems: document.problems.filter(({ path }) => !isIts(path)) },
      resource: reduced,
    },
    left: left.map(({ path, name }) => `${path} (${name})`),
  }
}
