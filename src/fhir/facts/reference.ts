import { stu3Model } from '../model/model.js'

/** What a Reference.reference says. */
export type ParsedReference =
  /** `#id`: a contained resource; `#` alone is the container. */
  | { readonly kind: 'contained'; readonly id: string }
  /** `Type/id` or `Type/id/_history/v`, below the service root. */
  | { readonly kind: 'relative'; readonly type: string; readonly id: string; readonly version?: string }
  /** The same behind a service root. */
  | {
      readonly kind: 'absolute'
      readonly base: string
      readonly type: string
      readonly id: string
      readonly version?: string
    }
  /** `urn:uuid:...` or `urn:oid:...`: an entry of the Bundle by its fullUrl. */
  | { readonly kind: 'urn'; readonly urn: string }
  /** Any other URL: it may be reached, its type is not told by its form. */
  | { readonly kind: 'url'; readonly url: string }

const URN = /^urn:(?:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|oid:[0-2](?:\.\d+)+)$/
/** Ids are told by position, not by the id pattern: a bad id is somebody else's finding, the reference still points. */
const RESTFUL = /^(?:([a-z][a-z0-9+.-]*:.*?)\/)?([A-Z][A-Za-z]+)\/([^/?#\s]+)(?:\/_history\/([^/?#\s]+))?$/

/**
 * Reads a reference (FHIR STU3 references.html).
 *
 * @returns undefined where the text has none of the forms that a reference may have
 */
export function parseReference(text: string): ParsedReference | undefined {
  if (text.startsWith('#')) return { kind: 'contained', id: text.slice(1) }
  if (URN.test(text)) return { kind: 'urn', urn: text }
  const [whole, base, type = '', id = '', version] = text.length > 4096 ? [] : (RESTFUL.exec(text) ?? [])
  if (whole !== undefined) {
    const target = { type, id, ...(version === undefined ? {} : { version }) }
    if (base === undefined) return { kind: 'relative', ...target }
    // Of a URL from anywhere, only the name of a resource tells that it is one: `https://registry.example/Registry/1`.
    if (stu3Model().isResource(type)) return { kind: 'absolute', base, ...target }
  }
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(text) && !/^urn:(?:uuid|oid):/i.test(text)
    ? { kind: 'url', url: text }
    : undefined
}

/** `Type/id` of a relative or absolute reference, its version and base aside. */
export function targetOf(reference: ParsedReference | undefined): string | undefined {
  return reference?.kind === 'relative' || reference?.kind === 'absolute'
    ? `${reference.type}/${reference.id}`
    : undefined
}
