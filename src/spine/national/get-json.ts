import {
  Headers,
  isObject,
  messageOf,
  type HeaderField,
  type JsonObject,
  type TransportFailure,
} from '../../core/index.js'
import { askPatiently, isBusy, pause, type Pause } from './patience.js'
import { address, decodeBody, rawClient, type Limits, type TlsIdentity } from '../../transport/index.js'
import { glimpseOf } from './their-words.js'

/** What a national service answered, or why it did not. */
export type JsonAnswer = { readonly status: number; readonly body: JsonObject } | NoAnswer

/** A service that has said nothing about what was asked: it was not reached, broke down or has too much to do. */
export interface NoAnswer {
  readonly status?: number
  readonly kind: TransportFailure['kind']
  readonly problem: string
  readonly busy?: true
}

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
  wait?: Pause,
): Promise<JsonAnswer> =>
  askJson({ method: 'GET', url, fields: [['Accept', 'application/fhir+json'], ...fields] }, identity, limits, wait)

/**
 * Asks for one JSON object. Bounded in time and size; never rejects for what the service does. A busy service is asked
 * again when it says, within bounds: so only what changes nothing may be asked.
 */
export async function askJson(
  { method, url, fields, body: content }: JsonQuestion,
  identity: TlsIdentity,
  limits: Limits,
  wait: Pause = pause,
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
    const wire = { method, url, to, headers, alone: true, ...(body ? { body } : {}) }
    const { head, raw, failure } = await askPatiently(() => client.send(wire), { wait, now: () => new Date() })
    if (failure) return { kind: failure.kind, problem: `${failure.kind}: ${failure.message}` }
    if (!head) return { kind: 'protocol', problem: 'no answer' }
    const { status } = head
    const after = head.headers.get('retry-after')
    if (isBusy(status)) {
      const problem = `the answer is ${status} ${head.reason}${after === undefined ? '' : `, to be asked again after: ${after}`}`
      return { status, kind: 'protocol', problem, busy: true }
    }
    const { body: bytes } = decodeBody(raw, head.headers.get('content-encoding'), limits.responseBytes)
    return { status, ...parsed(bytes, status, head.headers.get('content-type')) }
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
