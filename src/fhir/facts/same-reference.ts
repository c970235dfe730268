import { parseReference } from './reference.js'

/** The roots below which a provider's own resources stand: the address called, and the one it is published under. */
export type Roots = readonly string[]

/** A URL without what may be written otherwise: case of scheme and host, a default port, slashes at the end. */
function plainRoot(url: string): string {
  const bare = url.replace(/\/+$/, '')
  if (!URL.canParse(bare)) return bare
  const { protocol, host, pathname } = new URL(bare)
  return `${protocol}//${host}${pathname.replace(/\/+$/, '')}`
}

/**
 * What a reference means, as a text: two references mean the same resource exactly where these are equal. The version
 * that one names is no part of it, since a server may write it or not (FHIR STU3 references.html); whether a reference
 * has a form that is allowed is another question.
 *
 * @param text - `Reference.reference`, the fullUrl of an entry, or `Type/id` of a resource
 * @param roots - what an absolute URL may begin with to mean the provider's own resource
 */
export function meaningOf(text: string, roots: Roots = []): string {
  const parsed = parseReference(text)
  if (parsed?.kind !== 'relative' && parsed?.kind !== 'absolute')
    // The digits of a UUID are the same in either case (RFC 4122).
    return /^urn:uuid:/i.test(text) ? text.toLowerCase() : text
  const name = `${parsed.type}/${parsed.id}`
  if (parsed.kind === 'relative') return name
  const base = plainRoot(parsed.base)
  return roots.some((root) => plainRoot(root) === base) ? name : `${base}/${name}`
}

/** True where two references mean the same resource, whatever the version. `#id` means one within its own resource. */
export const isSameReference = (one: string, other: string, roots: Roots = []): boolean =>
  meaningOf(one, roots) === meaningOf(other, roots)

/** The resource type that a reference names by its form; undefined for a fragment, a urn and any other URL. */
export function typeReferredTo(text: string): string | undefined {
  const parsed = parseReference(text)
  return parsed && 'type' in parsed ? parsed.type : undefined
}
