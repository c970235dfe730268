import { createHash } from 'node:crypto'
import { Headers } from '../../core/index.js'
import type { HandedBack } from '../../transport/index.js'
import { admit, onward } from './admit.js'
import { endToEnd } from './fields.js'
import type { Ledger } from './ledger.js'
import type { Registry } from './registry.js'
import { destinationOf, type SspRequest } from './request.js'

/** A request as it is handed to the proxy, and who hands it over. */
export interface HandedOver extends Pick<SspRequest, 'method' | 'target' | 'headers' | 'consumer'> {
  readonly body: Uint8Array
}

/** How the provider is asked. */
export type Ask = (request: Omit<HandedOver, 'consumer'>) => Promise<HandedBack>

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** One request through the proxy without a connection: the same rules, fields and record, and no streams. */
export async function handOn(
  { body, ...asked }: HandedOver,
  proxy: { readonly registry: Registry; readonly ledger: Ledger },
  ask: Ask,
): Promise<HandedBack> {
  const destination = destinationOf(asked.target)
  const request: SspRequest = { ...asked, ...(destination ? { destination } : {}) }
  const { record, refusal } = admit(request, proxy)
  if (refusal) return { ...refusal, headers: new Headers(refusal.fields) }
  const { sent } = onward(request, '127.0.0.1', [])
  record.forwarded = sent
  Object.assign(record.request, { bytes: body.length, digest: digest(body) })
  const answer = await ask({ method: asked.method, ...sent, body })
  const { status, headers } = answer
  record.answer = { status, headers, bytes: answer.body.length, digest: digest(answer.body) }
  record.state = 'answered'
  return { ...answer, headers: new Headers(endToEnd(headers.fields)) }
}
