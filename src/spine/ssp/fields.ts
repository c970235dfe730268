import type { HeaderField, Headers } from '../../core/index.js'
import type { Destination } from './request.js'

/**
 * Fields that belong to one connection and not to the message (RFC 7230 section 6.1); framing is kept. Trailer
 * announces what is dropped.
 */
const PER_HOP = /^(connection|keep-alive|proxy-connection|trailer)$/i

const quoted = (ip: string): string => (ip.includes(':') ? `"[${ip}]"` : ip)

/** Without the fields that each hop makes for itself. */
export const endToEnd = (fields: readonly HeaderField[]): HeaderField[] =>
  fields.filter(([name]) => !PER_HOP.test(name))

/**
 * The fields that the provider is sent: the consumer's own in their order and case, its own Host, and who asked
 * (RFC 7239; SPINE-SSP-015).
 */
export function forwardedFields(headers: Headers, to: Destination, from: { ip: string; host: string }): HeaderField[] {
  return [
    ['Host', to.authority],
    ...endToEnd(headers.fields).filter(([name]) => !/^host$/i.test(name)),
    ['Forwarded', `for=${quoted(from.ip)};host="${from.host}";proto=https`],
  ]
}
