/**
 * Nothing secret is written: bearer tokens, basic credentials, cookies and private keys leave the harness only as the
 * word {@link REDACTED}. Everything that evidence writes goes through here.
 */
const REDACTED = '[redacted]'

const SECRET_HEADERS = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key', 'apikey'])

const PATTERNS: readonly [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, REDACTED],
  // Base64url parts of which the first is a JSON object ("eyJ" is `{"`): a token, signed or not. It starts a word, or
  // stands behind an escape of JSON.
  [/(?:(?<![\w+/-])|(?<=\\[nrt]))eyJ[\w-]{8,}(\.[\w-]*){0,4}/g, REDACTED],
  [/\b(Bearer|Basic)(\s+|%20)(?!\[redacted\])[^\s"'<>\\,;]{16,}/gi, `$1$2${REDACTED}`],
]

/** Text without tokens and keys, wherever in it they stand. */
export const redactText = (text: string): string => PATTERNS.reduce((t, [find, put]) => t.replace(find, put), text)

/**
 * Header fields without secrets: the value of a secret field as a whole, tokens inside any other.
 *
 * @param fields - name and value as on the wire
 */
export const redactFields = (fields: readonly (readonly [string, string])[]): [string, string][] =>
  fields.map(([name, value]) => [name, SECRET_HEADERS.has(name.toLowerCase()) ? REDACTED : redactText(value)])

/**
 * The values of secret fields, and the token alone where a scheme stands before it: an answer that quotes one of them
 * is redacted at that place even where no pattern recognises it.
 */
export function secretsOf(fields: readonly (readonly [string, string])[]): string[] {
  const values = fields.filter(([name]) => SECRET_HEADERS.has(name.toLowerCase())).map(([, value]) => value.trim())
  const bare = values.map((value) => value.replace(/^\S+\s+/, ''))
  return [...new Set([...values, ...bare])].filter((s) => s.length > 5).sort((a, b) => b.length - a.length)
}

/** {@link redactText}, and without the named secrets. */
export const redactNamed = (text: string, secrets: readonly string[]): string =>
  redactText(secrets.reduce((t, secret) => t.split(secret).join(REDACTED), text))
