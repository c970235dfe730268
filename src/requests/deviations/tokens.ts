import { isObject, type JsonObject, type RequestPlan } from '../../core/index.js'
import type { Deviation } from '../deviation.js'
import { claimDeviations } from './claims.js'
import { claimResourceDeviations } from './claim-resources.js'
import { authorization, base64url, decoded, joseHeader, shape } from './token-changes.js'

/** The good token as text, for fields that are written out here. */
const tokenOf = ({ authorization: auth }: RequestPlan): string =>
  auth.kind === 'token'
    ? `${base64url(JSON.stringify(auth.header))}.${base64url(JSON.stringify(auth.claims))}.`
    : 'no.token.'

/** Writes the Authorization header fields out. */
const fields = (name: string, values: (token: string, plan: RequestPlan) => readonly string[]): Deviation =>
  authorization(name, (plan) => ({ kind: 'raw', values: values(tokenOf(plan), plan) }))

/** The payload under another text of the same JSON. */
const payload = (name: string, write: (text: string) => string): Deviation =>
  shape(name, ({ header, payload: part }) => `${header}.${base64url(write(decoded(part)))}.`)

/** Standard padding; a blank at the end of the JSON makes one necessary where its length does not. */
function padded(text: string): string {
  const long = Buffer.byteLength(text) % 3 === 0 ? `${text} ` : text
  return Buffer.from(long).toString('base64').replaceAll('+', '-').replaceAll('/', '_')
}

const SIGNATURE = base64url('no key has signed this')

const authorizations: readonly Deviation[] = [
  authorization('no Authorization', () => ({ kind: 'none' })),
  fields('Authorization of scheme Basic', () => ['Basic dXNlcjpwYXNz']),
  fields('Bearer without a token', () => ['Bearer']),
  fields('scheme bearer in lower case', (token) => [`bearer ${token}`]),
  fields('two blanks after Bearer', (token) => [`Bearer  ${token}`]),
  fields('two Authorization fields', (token) => [`Bearer ${token}`, `Bearer ${token}`]),
  fields('token that is no JWT', () => ['Bearer abc']),
  authorization('token of plain JSON', ({ authorization: auth }) => ({
    kind: 'raw',
    values: [`Bearer ${JSON.stringify(auth.kind === 'token' ? auth.claims : {})}`],
  })),
]

const forms: readonly Deviation[] = [
  shape('token of the header alone', ({ header }) => header),
  shape('token without its header', ({ payload: part }) => `.${part}.`),
  shape('token without its payload', ({ header }) => `${header}..`),
  shape('token without its trailing dot', ({ token }) => token.replace(/\.$/, '')),
  shape('token with a second dot at its end', ({ token }) => `${token}.`),
  shape('token of five parts', ({ token }) => `${token}.a2V5.dGFn`),
  shape('token with a blank inside', ({ header, payload: part }) => `${header}. ${part}.`),
  shape('token not in base64url', ({ header, payload: part }) => `${header}.${part.slice(0, -1)}!.`),
  shape('token with a padded payload', ({ header, payload: part }) => `${header}.${padded(decoded(part))}.`),
  shape('token in the alphabet of plain base64', ({ header, payload: part }) => {
    const text = withBothCharacters(decoded(part))
    return `${header}.${Buffer.from(text).toString('base64').replace(/=+$/, '')}.`
  }),
  shape('token whose header is broken JSON', ({ payload: part }) => `${base64url('{')}.${part}.`),
  shape('token whose payload is broken JSON', ({ header }) => `${header}.${base64url('{')}.`),
  shape('token whose payload is null', ({ header }) => `${header}.${base64url('null')}.`),
  shape('token whose payload is a list', ({ header }) => `${header}.${base64url('[]')}.`),
  shape('token whose payload is a text', ({ header }) => `${header}.${base64url('"token"')}.`),
]

/** What the JOSE header and the signature may be in place of `{"alg":"none","typ":"JWT"}` and nothing. */
const algorithms: readonly Deviation[] = [
  shape('token with a signature', ({ token }) => `${token}${SIGNATURE}`),
  joseHeader('signed token of alg HS256', { alg: 'HS256', typ: 'JWT' }, ({ token }) => `${token}${SIGNATURE}`),
  joseHeader('token of alg HS256 without a signature', { alg: 'HS256', typ: 'JWT' }),
  joseHeader('token of alg None in another case', { alg: 'None', typ: 'JWT' }),
  joseHeader('token without alg', { typ: 'JWT' }),
  joseHeader('token without typ', { alg: 'none' }),
  joseHeader('token with a further header parameter', { alg: 'none', typ: 'JWT', kid: 'no-key' }),
]

/** Blanks behind the JSON, until its length leaves so many bytes over groups of three. */
function leaving(over: number): (text: string) => string {
  return (text) => text + ' '.repeat((over - (Buffer.byteLength(text) % 3) + 3) % 3)
}

/** Names a device so that both characters of base64url occur by which it differs from plain base64. */
function withBothCharacters(text: string): string {
  const claims = JSON.parse(text) as JsonObject
  const device = isObject(claims['requesting_device']) ? claims['requesting_device'] : {}
  return JSON.stringify({ ...claims, requesting_device: { ...device, model: 'model >>>???' } })
}

/** The same claims in another text: JSON has no order and takes blanks (RFC 8259). */
const texts: readonly Deviation[] = [
  payload('claims in reverse order', (text) =>
    JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse())),
  ),
  payload('claims with blanks and line breaks', (text) => JSON.stringify(JSON.parse(text), undefined, 2)),
  payload('claims that leave no byte over', leaving(0)),
  payload('claims that leave one byte over', leaving(1)),
  payload('claims that leave two bytes over', leaving(2)),
  payload('claims whose encoding has a hyphen and an underscore', withBothCharacters),
]

/** Deviations of the Authorization header and its token. Spec facts 4.4. */
export const tokenDeviations: readonly Deviation[] = [
  ...authorizations,
  ...forms,
  ...algorithms,
  ...texts,
  ...claimDeviations,
  ...claimResourceDeviations,
]
