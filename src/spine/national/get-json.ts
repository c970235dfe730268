import {
  Headers,
  isObject,
  messageOf,
  type HeaderField,
  type JsonObject,
  type TransportFailure,
} from '../../core/index.js'
import { address, decodeBody, rawClient, type Limits, type TlsIdentity } from '../../transport/index.js'
import { glimpseOf } from './their-words.js'

/** What a national service answered, or why it did not. */
export type JsonAnswer =
  | { readonly status: number; readonly body: JsonObject }
  | { readonly status?: number; readonly kind: TransportFailure['kind']; readonly problem: string }

/** A question to a service over HTTPS. */
export interface JsonQuestion {
  readonly method: 'GET' | 'POST'
  /** Complete, query included. */
  readonly url: string
  readonly fields: readonly HeaderField[]
  readonly body?: string
}

/** Asks a FHIR service for one resource; as {@link askJson}. */
export const getJson = (
  url: string,
  fields: readonly HeaderField[],
  identity: TlsIdentity,
  limits: Limits,
): Promise<JsonAnswer> =>
  askJson({ method: 'GET', url, fields: [['Accept', 'application/fhir+json'], ...fields] }, identity, limits)

/** Asks for one JSON object. Bounded in time and size; never rejects for what the service does. */
export async function askJson(
  { method, url, fields, body: content }: JsonQuestion,
  identity: TlsIdentity,
  limits: Limits,
): Promise<JsonAnswer> {
  const client = rawClient(identity, limits)
  const to = address(url)
  const body = content === undefined ? undefined : Buffer.from(content)
  const headers = new Headers([
    ['Host', to.authority],
    ['Connection', 'close'],
    ...fields,
    ...(body ? ([['Content-Length', String(body.length)]] as const) : []),
  ])
  try {
    const { head, raw, failure } = await client.send({
      method,
      url,
      to,
      headers,
      alone: true,
      ...(body ? { body } : {}),
    })
    if (failure) return { kind: failure.kind, problem: `${failure.kind}: ${failure.message}` }
    if (!head) return { kind: 'protocol', problem: 'no answer' }
    const { body: bytes } = decodeBody(raw, head.headers.get('content-encoding'), limits.responseBytes)
    return { status: head.status, ...parsed(bytes, head.status, head.headers.get('content-type')) }
  } finally {
    await client.close()
  }
}

function parsed(
  body: Buffer,
  status: number,
  type = 'without Content-Type',
): { body: JsonObject } | { kind: 'protocol'; problem: string } {
  const broken = (problem: string): { kind: 'protocol'; problem: string } => ({ kind: 'protocol', problem })
  if (body.length === 0) return broken(`the answer ${status} is empty`)
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return isObject(value) ? { body: value } : broken(`the answer ${status} holds no JSON object`)
  } catch (thrown) {
    return broken(`the answer ${status} (${type}) is no JSON: ${glimpseOf(body.toString('utf8')) || messageOf(thrown)}`)
  }
}
