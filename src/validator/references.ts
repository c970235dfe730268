import { asString, isObject, objects, type JsonObject } from '../core/index.js'
import { parseReference, targetOf } from '../fhir/index.js'
import type { Frame, Target } from './run.js'

/** Resources by what refers to them (fullUrl, `Type/id`, contained id); of two with one name the first counts. */
type Entries = ReadonlyMap<string, JsonObject>

/** Follows references, first among contained resources, then in the Bundles around. Each is read once. */
export class References {
  private readonly bundles = new WeakMap<JsonObject, Entries>()
  private readonly containers = new WeakMap<JsonObject, Entries>()

  resolve(reference: string, frame: Frame | undefined): Target {
    if (!frame) return undefined
    if (reference.startsWith('#')) {
      const id = reference.slice(1)
      if (id === '') return frame.container
      return this.containedIn(frame.container).get(id) ?? 'missing'
    }
    const target = targetOf(parseReference(reference))
    for (let at: Frame | undefined = frame; at; at = at.above) {
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
    const byId = objects(container['contained']).map((resource) => [asString(resource['id']) ?? '', resource] as const)
    const contained = new Map(byId.reverse())
    this.containers.set(container, contained)
    return contained
  }

  private entriesOf(bundle: JsonObject): Entries {
    const known = this.bundles.get(bundle)
    if (known) return known
    const entries = new Map<string, JsonObject>()
    const add = (name: string | undefined, resource: JsonObject): void => {
      if (name !== undefined && !entries.has(name)) entries.set(name, resource)
    }
    for (const { fullUrl, resource } of objects(bundle['entry'])) {
      if (!isObject(resource)) continue
      add(asString(fullUrl), resource)
      add(`${asString(resource['resourceType']) ?? ''}/${asString(resource['id']) ?? ''}`, resource)
    }
    this.bundles.set(bundle, entries)
    return entries
  }
}
