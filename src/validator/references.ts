import { asString, isObject, objects, type JsonObject } from '../core/index.js'
import { parseReference, targetOf } from '../fhir/index.js'
import type { Frame, Target } from './run.js'

/** An entry of a Bundle, or a contained resource. */
interface Entry {
  readonly resource: JsonObject
  readonly fullUrl?: string
  readonly version?: string
}

/** Resources by what refers to them (fullUrl, `Type/id`, contained id); of several with one name the first counts. */
type Entries = ReadonlyMap<string, readonly [Entry, ...Entry[]]>

/** Follows references, first among contained resources, then in the Bundles around. Each is read once. */
export class References {
  private readonly bundles = new WeakMap<JsonObject, Entries>()
  private readonly containers = new WeakMap<JsonObject, Entries>()

  resolve(reference: string, frame: Frame | undefined): Target {
    if (!frame) return undefined
    if (reference.startsWith('#')) {
      const id = reference.slice(1)
      if (id === '') return frame.container
      return this.containedIn(frame.container).get(id)?.[0].resource ?? 'missing'
    }
    return this.named(reference, frame)?.[0].resource
  }

  /**
   * How many entries a reference may mean: versions of one resource. Others are told apart by their fullUrl, or are a
   * fault of the Bundle and not of what refers to them.
   */
  candidates(reference: string, frame: Frame | undefined): number {
    const [first, ...others] = this.named(reference, frame) ?? []
    if (!first) return 0
    const { fullUrl, version } = first
    return 1 + others.filter((one) => one.fullUrl === fullUrl && one.version !== version).length
  }

  private named(reference: string, frame: Frame | undefined): readonly [Entry, ...Entry[]] | undefined {
    const target = targetOf(parseReference(reference))
    for (let at = frame; at; at = at.above) {
      if (at.resource['resourceType'] !== 'Bundle') continue
      const entries = this.entriesOf(at.resource)
      const found = entries.get(reference) ?? (target === undefined ? undefined : entries.get(target))
      if (found) return found
    }
    return undefined
  }

  private containedIn(container: JsonObject): Entries {
    const known = this.containers.get(container)
    if (known) return known
    const contained = byName(
      objects(container['contained']).map((resource) => [[asString(resource['id']) ?? ''], { resource }]),
    )
    this.containers.set(container, contained)
    return contained
  }

  private entriesOf(bundle: JsonObject): Entries {
    const known = this.bundles.get(bundle)
    if (known) return known
    const entries = byName(
      objects(bundle['entry']).flatMap((entry): [string[], Entry][] => {
        const { resource } = entry
        if (!isObject(resource)) return []
        const fullUrl = asString(entry['fullUrl'])
        const typed = `${asString(resource['resourceType']) ?? ''}/${asString(resource['id']) ?? ''}`
        const { meta } = resource
        const version = isObject(meta) ? asString(meta['versionId']) : undefined
        const names = new Set(fullUrl === undefined ? [typed] : [fullUrl, typed])
        return [[[...names], { resource, ...(fullUrl && { fullUrl }), ...(version && { version }) }]]
      }),
    )
    this.bundles.set(bundle, entries)
    return entries
  }
}

function byName(all: readonly (readonly [names: readonly string[], entry: Entry])[]): Entries {
  const found = new Map<string, [Entry, ...Entry[]]>()
  for (const [names, entry] of all) {
    for (const name of names) {
      const known = found.get(name)
      if (known) known.push(entry)
      else found.set(name, [entry])
    }
  }
  return found
}
