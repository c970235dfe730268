import { METHODS, STATUS_CODES } from 'node:http'
import { HarnessError, type HeaderField, Headers } from '../core/index.js'
import type { Arrival } from './arrival.js'
import type { WireRequest } from './wire.js'

/**
 * A way without sockets, for a provider in the same process: a request is handed over instead of sent. What it holds is
 * what would have gone over the wire; connections, framing and the limits of HTTP parsers are no matter of it.
 */
export type Handover = (request: WireRequest) => Promise<HandedBack>

/** What the other side gives back. */
export interface HandedBack {
  readonly status: number
  /** The usual one of the status where absent. */
  readonly reason?: string
  readonly headers: Headers
  readonly body: Uint8Array
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
/** What a parser gives on as it came: no control characters, no blanks at the ends. */
const VALUE = /^(?:[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)?$/
const TARGET = /^\/[\x21-\x7e]*$/
/** Fields by which the two ends of a connection speak with each other. */
const FRAMING = /^(?:transfer-encoding|te|trailer|upgrade|expect|keep-alive|proxy-.*)$/i
/** Parsers bound the length of a head; Node's own at 16 KB. */
const HEAD = 12_000

const isOrdinary = ([name, value]: HeaderField): boolean => TOKEN.test(name) && VALUE.test(value) && !FRAMING.test(name)

/**
 * True for a request of which the wire shows no more than it holds: ordinary HTTP/1.1, framed by its length. All else
 * goes over a connection, where parsers have their say.
 */
export function canBeHandedOver({ method, to, headers, body }: WireRequest): boolean {
  const length = headers.all('content-length')
  const size = headers.fields.reduce((sum, [name, value]) => sum + name.length + value.length + 4, to.target.length)
  return (
    METHODS.includes(method) &&
    TARGET.test(to.target) &&
    size < HEAD &&
    headers.fields.every(isOrdinary) &&
    headers.all('host').length === 1 &&
    headers.all('connection').every((value) => ['close', 'keep-alive'].includes(value)) &&
    (length.length === 0 ? !body : length.length === 1 && length[0] === String(body?.length ?? 0))
  )
}

/** What each end of a connection says of it. */
const ofConnection = (alone: boolean): HeaderField[] =>
  alone
    ? [['Connection', 'close']]
    : [
        ['Connection', 'keep-alive'],
        ['Keep-Alive', 'timeout=5'],
      ]

/** Hands a request over, and takes what comes back for what arrived. */
export async function handOver(request: WireRequest, to: Handover): Promise<Arrival> {
  const { status, reason = STATUS_CODES[status] ?? 'unknown', headers, body } = await to(request)
  if (status < 200) throw new HarnessError('interim-answer', `a status of ${status} needs a connection`)
  return {
    head: {
      status,
      reason,
      httpVersion: '1.1',
      headers: new Headers([...headers.fields, ...ofConnection(request.alone)]),
    },
    raw: Buffer.from(body),
    reused: false,
  }
}
