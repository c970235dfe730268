import { asString, isObject, objects, type JsonObject } from '../core/index.js'
import { parseReference } from '../fhir/index.js'
import type { Run } from './run.js'

/** What stands first in a document and in a message (FHIR STU3, documents and messaging); no invariant says it. */
const FIRST: ReadonlyMap<string, string> = new Map([
  ['document', 'Composition'],
  ['message', 'MessageHeader'],
])

/** What a document has to hold beside its Composition: all that the Composition refers to itself. */
const OF_COMPOSITION = [
  'subject',
  'encounter',
  'author',
  'attester.party',
  'custodian',
  'event.detail',
  'section.entry',
]

/** Judges what FHIR asks of a Bundle as a whole and no StructureDefinition states. */
export function judgeBundle(run: Run, bundle: JsonObject, path: string): void {
  const type = asString(bundle['type']) ?? ''
  const resources = objects(bundle['entry']).map(({ resource }) => (isObject(resource) ? resource : undefined))
  const expected = FIRST.get(type)
  const found = asString(resources[0]?.['resourceType'])
  if (expected !== undefined && found !== expected) {
    run.report('bundle-first-entry', path, { type, expected, found: found ?? 'nothing' })
  } else if (type === 'document' && resources[0]) judgeComposition(run, resources[0], path)
  if (type !== 'history') repeatedEntries(run, bundle, path)
}

function judgeComposition(run: Run, composition: JsonObject, path: string): void {
  for (const element of OF_COMPOSITION) {
    for (const { reference } of below(composition, element.split('.'))) {
      const parsed = parseReference(asString(reference) ?? '')
      // What is no reference, or leads into the Composition, is judged where it stands.
      if (!parsed || parsed.kind === 'contained' || run.resolve(asString(reference) ?? '') !== undefined) continue
      const at = `${path}/entry/0/resource/${element.split('.')[0] ?? ''}`
      run.report('bundle-incomplete', at, { element, reference: asString(reference)?.slice(0, 200) ?? '' })
    }
  }
}

/** Every object at a path; sections hold sections. */
function below(from: JsonObject, [name = '', ...rest]: readonly string[]): JsonObject[] {
  const value = from[name]
  const found = isObject(value) ? [value] : objects(value)
  const inner = name === 'section' ? found.flatMap((one) => below(one, [name, ...rest])) : []
  return [...(rest.length === 0 ? found : found.flatMap((one) => below(one, rest))), ...inner]
}

/** Two entries of one type and id, which neither a fullUrl nor a version tells apart. */
function repeatedEntries(run: Run, bundle: JsonObject, path: string): void {
  const counts = new Map<string, { readonly entry: string; readonly at: number; found: number }>()
  objects(bundle['entry']).forEach(({ fullUrl, resource }, at) => {
    if (!isObject(resource) || typeof resource['resourceType'] !== 'string' || typeof resource['id'] !== 'string')
      return
    const { meta } = resource
    const entry = `${resource['resourceType']}/${resource['id']}`
    const key = JSON.stringify([entry, fullUrl ?? '', (isObject(meta) && meta['versionId']) || ''])
    const known = counts.get(key)
    if (known) known.found++
    else counts.set(key, { entry, at, found: 1 })
  })
  for (const { entry, at, found } of counts.values()) {
    if (found > 1) run.report('bundle-repeated-entry', `${path}/entry/${at}`, { entry: entry.slice(0, 200), found })
  }
}
