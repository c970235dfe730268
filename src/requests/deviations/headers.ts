import { Headers } from '../../core/index.js'
import type { Deviation } from '../deviation.js'

/** The field that names the interaction. */
export const ID = 'Ssp-InteractionID'

/** The fields that the SSP asks for. */
const SSP_FIELDS = ['Ssp-TraceID', 'Ssp-From', 'Ssp-To', ID]

/** A field with another value. */
export const field = (name: string, header: string, value: string, hop: Deviation['hop'] = 'direct'): Deviation => ({
  name,
  hop,
  apply: (plan) => ({ ...plan, headers: plan.headers.with(header, value) }),
})

/** The value of a field made another one. */
export const rewritten = (name: string, header: string, write: (value: string) => string): Deviation => ({
  name,
  hop: 'direct',
  apply: (plan) => ({ ...plan, headers: plan.headers.with(header, write(plan.headers.get(header) ?? '')) }),
})

/** The field once more, with the same value. */
const twice = (header: string): Deviation => ({
  name: `${header} twice`,
  hop: 'direct',
  apply: (plan) => ({ ...plan, headers: plan.headers.and(header, plan.headers.get(header) ?? '') }),
})

/** Further fields beside those of the request. */
const beside = (name: string, ...fields: readonly (readonly [string, string])[]): Deviation => ({
  name,
  hop: 'direct',
  apply: (plan) => ({ ...plan, headers: new Headers([...plan.headers.fields, ...fields]) }),
})

/** Field names in another case: RFC 7230 section 3.2 gives them none. */
const spelt = (name: string, spell: (field: string) => string): Deviation => ({
  name,
  hop: 'direct',
  apply: (plan) => ({ ...plan, headers: new Headers(plan.headers.fields.map(([n, v]) => [spell(n), v])) }),
})

const without = (name: string, header: string): Deviation => ({
  name,
  hop: 'direct',
  apply: (plan) => ({ ...plan, headers: plan.headers.without(header) }),
})

/** Deviations of the header fields. Authorization is changed in tokens.ts, Accept in formats.ts. */
export const headerDeviations: readonly Deviation[] = [
  ...SSP_FIELDS.map((name) => without(`no ${name}`, name)),
  ...SSP_FIELDS.map((name) => field(`empty ${name}`, name, '')),
  ...SSP_FIELDS.map(twice),
  field('Ssp-To of another provider', 'Ssp-To', '123456789123'),
  rewritten('Ssp-To with one digit more', 'Ssp-To', (asid) => `${asid}0`),
  field('Ssp-To of letters', 'Ssp-To', 'provider'),
  field('Ssp-From of letters', 'Ssp-From', 'consumer'),
  field('Ssp-TraceID that is no UUID', 'Ssp-TraceID', 'trace-1'),
  rewritten('Ssp-TraceID in upper case', 'Ssp-TraceID', (id) => id.toUpperCase()),
  field('Ssp-From of another consumer', 'Ssp-From', '200000009999'),
  spelt('field names in lower case', (name) => name.toLowerCase()),
  spelt('field names in upper case', (name) => name.toUpperCase()),
  beside('a field that nobody knows', ['X-Client-Note', 'none']),
  beside('forwarding fields', ['Forwarded', 'for=192.0.2.1'], ['X-Forwarded-For', '192.0.2.1']),
  beside('Cache-Control no-cache', ['Cache-Control', 'no-cache'], ['Pragma', 'no-cache']),
  beside('Accept-Charset UTF-8', ['Accept-Charset', 'utf-8']),
  beside('If-None-Match of a version that is none', ['If-None-Match', 'W/"no-such-version"']),
  field('Accept-Language French', 'Accept-Language', 'fr', 'any'),
  field('Accept-Encoding gzip', 'Accept-Encoding', 'gzip'),
  field('Accept-Encoding identity', 'Accept-Encoding', 'identity'),
  field('Accept-Encoding of several codings', 'Accept-Encoding', 'br, GZIP;q=0.8, identity;q=0.1'),
  field('Accept-Encoding of a coding that is no help', 'Accept-Encoding', 'compress'),
  field('Accept-Encoding with gzip refused', 'Accept-Encoding', 'gzip;q=0, identity'),
]
