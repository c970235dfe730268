import type { Headers, SuitesTried, TlsFacts, TransportFailure } from '../core/index.js'
import type { WireRequest } from './wire.js'

/** What came back over one connection, before anything is made of it. */
export interface Arrival {
  /** Absent where not even a status line came. */
  readonly head?: {
    readonly status: number
    readonly reason: string
    readonly httpVersion: string
    readonly headers: Headers
  }
  /** The bytes of the body that came, content coding still on. */
  readonly raw: Buffer
  readonly failure?: Omit<TransportFailure, 'hop'>
  readonly tls?: TlsFacts
  readonly suites?: SuitesTried
  /** The request went over a connection that had served another one before. */
  readonly reused: boolean
  /** Nothing went out: the hop, in words, at which it stopped. */
  readonly unsent?: string
}

/** Bounds of one exchange. */
export interface Limits {
  /** Until TCP and TLS stand, in milliseconds. */
  readonly connectMs: number
  /** From the start until the last byte, in milliseconds. */
  readonly answerMs: number
  /** Of a response body, before and after content decoding. */
  readonly responseBytes: number
}

/** Moves one request at a time over connections with one TLS identity. */
export interface WireClient {
  /** Never rejects for what the other side does. */
  send(request: WireRequest): Promise<Arrival>
  close(): Promise<void>
}

/** Words for a body that passes the limit. */
export const tooLarge = (limit: number): Omit<TransportFailure, 'hop'> => ({
  kind: 'too-large',
  message: `the answer is longer than the limit of ${limit / 1e6} MB (limits in the target file)`,
})

/** Words for an answer that is not there in time. */
export const timedOut = (ms: number): Omit<TransportFailure, 'hop'> => ({
  kind: 'timeout',
  message: `no complete answer within ${ms / 1000} s (timeouts in the target file)`,
})

/** The arrival of a request that never went out. */
export const unsent = ({ hop, ...failure }: TransportFailure): Arrival => ({
  raw: Buffer.alloc(0),
  failure,
  reused: false,
  unsent: hop,
})
