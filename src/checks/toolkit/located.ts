import { asArray, isObject, objects, type Json, type JsonObject } from '../../core/index.js'
import type { Answer } from '../answer.js'

/** A value of a resource and where it stands: FHIR path with indexes. */
export interface Located<T = Json> {
  readonly value: T
  readonly path: string
}

/** Picks elements of a resource (or of a part of one). Nothing there: an empty list. */
export type Selector = (from: Located<JsonObject>) => Located[]

/**
 * The resources of one type in an answer: the body itself, or the entries of a Bundle in their order.
 *
 * @param type - resource type, such as `Patient`
 */
export function resources(answer: Answer, type: string): Located<JsonObject>[] {
  const body = answer.resource
  if (body?.resourceType === type) return [{ value: body, path: type }]
  return entries(answer).filter((e) => e.value.resourceType === type)
}

/** Every resource in the entries of a Bundle; nothing for any other body. */
export function entries(answer: Answer): Located<JsonObject>[] {
  if (answer.resource?.resourceType !== 'Bundle') return []
  return asArray(answer.resource.entry).flatMap((entry, i) =>
    isObject(entry) && isObject(entry.resource) ? [{ value: entry.resource, path: `Bundle.entry[${i}].resource` }] : [],
  )
}

/** The values of one element, list or not. */
export function children({ value, path }: Located, name: string): Located[] {
  const child = isObject(value) ? value[name] : undefined
  if (child === undefined) return []
  if (!Array.isArray(child)) return [{ value: child, path: `${path}.${name}` }]
  return child.map((item, i) => ({ value: item, path: `${path}.${name}[${i}]` }))
}

/**
 * A selector by dotted path; lists are opened on the way.
 *
 * @param path - such as `contact.telecom`
 */
export const at =
  (path: string): Selector =>
  (from) =>
    path.split('.').reduce<Located[]>((level, name) => level.flatMap((l) => children(l, name)), [from])

/** Only those that hold. */
export const where =
  (selector: Selector, holds: (value: JsonObject) => boolean): Selector =>
  (from) =>
    selector(from).filter((l) => isObject(l.value) && holds(l.value))

/** The extensions of a URL, nested ones by their own URLs in turn. */
export const extension =
  (...urls: string[]): Selector =>
  (from) =>
    urls.reduce<Located[]>(
      (level, url) =>
        level.flatMap((l) => children(l, 'extension').filter((e) => isObject(e.value) && e.value.url === url)),
      [from],
    )

/** All of several selectors, in their order. */
export const either =
  (...selectors: Selector[]): Selector =>
  (from) =>
    selectors.flatMap((s) => s(from))

/** From what one selector picks, what the next picks. */
export const within =
  (first: Selector, next: Selector): Selector =>
  (from) =>
    first(from).flatMap((l) => (isObject(l.value) ? next({ value: l.value, path: l.path }) : []))

/** Identifiers of one system. */
export const identifiers = (system: string): Selector => where(at('identifier'), (i) => i.system === system)

/** The codes of a CodeableConcept. */
export const codes = (concept: Json | undefined): string[] =>
  (isObject(concept) ? objects(concept.coding) : []).flatMap((c) => (typeof c.code === 'string' ? [c.code] : []))

/** A value in a finding: JSON, cut after 200 characters. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
  return text.length > 200 ? `${text.slice(0, 200)}...` : text
}
