/**
 * A value for a query, percent-encoded as the specification wants it on the wire: `|` as `%7C`, `+` as `%2B`; `:` and
 * `/` may stay as they are (RFC 3986 section 3.4). Spec facts 3.1.
 */
export const queryValue = (value: string): string =>
  encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2F', '/')

/** A token parameter's value, `system|value`. */
export const token = (system: string | undefined, value: string | undefined): string =>
  queryValue(system === undefined ? (value ?? '') : `${system}|${value ?? ''}`)

/** A path with more query: `&` or `?` as it needs, the addition as it stands. */
export const withQuery = (path: string, addition: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}${addition}`

/** The path without its query. */
export const withoutQuery = (path: string): string => path.split('?', 1)[0] as string
