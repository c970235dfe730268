import { Headers, isObject, messageOf, type HeaderField, type JsonObject } from '../../core/index.js'
import { address, decodeBody, rawClient, type Limits, type TlsIdentity } from '../../transport/index.js'

/** What a national service answered, or why it did not. */
export type JsonAnswer =
  { readonly status: number; readonly body: JsonObject } | { readonly status?: number; readonly problem: string }

/**
 * Asks a FHIR service for one resource. Bounded in time and size; never rejects for what the service does.
 *
 * @param url - complete, query included
 */
export async function getJson(
  url: string,
  fields: readonly HeaderField[],
  identity: TlsIdentity,
  limits: Limits,
): Promise<JsonAnswer> {
  const client = rawClient(identity, limits)
  const to = address(url)
  const headers = new Headers([
    ['Host', to.authority],
    ['Connection', 'close'],
    ['Accept', 'application/fhir+json'],
    ...fields,
  ])
  try {
    const { head, raw, failure } = await client.send({ method: 'GET', url, to, headers, alone: true })
    if (failure) return { problem: `${failure.kind}: ${failure.message}` }
    if (!head) return { problem: 'no answer' }
    const { body } = decodeBody(raw, head.headers.get('content-encoding'), limits.responseBytes)
    return { status: head.status, ...parsed(body, head.status) }
  } finally {
    await client.close()
  }
}

function parsed(body: Buffer, status: number): { body: JsonObject } | { problem: string } {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return isObject(value) ? { body: value } : { problem: `the answer ${status} holds no JSON object` }
  } catch (thrown) {
    return { problem: `the answer ${status} is no JSON: ${messageOf(thrown)}` }
  }
}
