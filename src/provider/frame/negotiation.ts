import type { Headers } from '../../core/index.js'
import type { Format } from '../../fhir/document.js'
import type { Parameter } from './url.js'

/** What the request says about formats. */
export interface Negotiated {
  /** The format of the answer; JSON where the request asks for one that is not served. */
  readonly format: Format
  /** The place that asks for a format that is not served, with its value; absent where all is well. */
  readonly unsupported?: { readonly place: '_format' | 'Accept' | 'Content-Type'; readonly value: string }
}

const MIME: Readonly<Record<string, Format>> = { 'application/fhir+json': 'json', 'application/fhir+xml': 'xml' }

/** `_format` also has the short forms of base FHIR STU3 (HTTP page, content types). */
const SHORT: Readonly<Record<string, Format>> = {
  ...MIME,
  json: 'json',
  'application/json': 'json',
  xml: 'xml',
  'text/xml': 'xml',
  'application/xml': 'xml',
}

const bare = (media: string): string => (media.split(';')[0] ?? '').trim().toLowerCase()

/** Media ranges of an Accept header, best first; those with q=0 are left out. */
function ranges(accept: string): string[] {
  return accept
    .split(',')
    .map((range) => ({ type: bare(range), q: Number(/;\s*q=([0-9.]+)/i.exec(range)?.[1] ?? 1) }))
    .filter(({ type, q }) => type !== '' && q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ type }) => type)
}

const isWild = (type: string): boolean => type === '*/*' || type === 'application/*'

const own = (table: Readonly<Record<string, Format>>, key: string): Format | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

/**
 * Chooses the format of the answer: `_format` over Accept over Content-Type, else JSON (spec facts section 7.2).
 * A wildcard in Accept is no preference.
 */
export function negotiate(headers: Headers, query: readonly Parameter[]): Negotiated {
  const asked = query.find(({ name }) => name === '_format')
  if (asked) {
    const format = own(SHORT, bare(asked.value))
    return format ? { format } : { format: 'json', unsupported: { place: '_format', value: asked.value } }
  }
  const accept = headers.get('Accept') ?? ''
  const wanted = ranges(accept)
  const served = wanted.flatMap((type) => own(MIME, type) ?? [])[0]
  if (served) return { format: served }
  if (accept.trim() !== '' && !wanted.some(isWild))
    return { format: 'json', unsupported: { place: 'Accept', value: accept } }
  const contentType = headers.get('Content-Type') ?? ''
  if (contentType.trim() === '') return { format: 'json' }
  const format = own(MIME, bare(contentType))
  return format ? { format } : { format: 'json', unsupported: { place: 'Content-Type', value: contentType } }
}

/** True where the Content-Type of a request body is one of FHIR's. */
export const isFhirContent = (contentType: string | undefined): boolean =>
  own(MIME, bare(contentType ?? '')) !== undefined

/** True where the request accepts gzip. */
export const acceptsGzip = (headers: Headers): boolean =>
  (headers.get('Accept-Encoding') ?? '').split(',').some((coding) => {
    const [name = '', ...parameters] = coding.split(';')
    const refused = parameters.some((p) => /^\s*q=0(\.0*)?\s*$/i.test(p))
    return name.trim().toLowerCase() === 'gzip' && !refused
  })
