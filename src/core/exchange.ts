import type { Connection } from './connection.js'
import type { Headers } from './headers.js'

/**
 * Who made the answer. An error that the Spine Secure Proxy answered never counts as the provider's, nor does the page
 * of a front end (`front-end`) that stands before the provider's own application.
 */
export type AnsweredBy = 'provider' | 'ssp' | 'front-end' | 'nobody'

/** How the request reached the provider: through the Spine Secure Proxy, or straight, with the harness in its role. */
export type Hop = 'ssp' | 'direct'

/** What was sent. */
export interface SentRequest {
  readonly method: string
  /** The whole URL as it stood on the wire; through the SSP it holds the provider's URL. */
  readonly url: string
  /** The URL below the provider's service root, query included, as the provider sees it. */
  readonly path: string
  readonly headers: Headers
  readonly body?: Uint8Array
}

/** What came back. */
export interface ReceivedResponse {
  readonly status: number
  readonly reason: string
  readonly httpVersion: string
  readonly headers: Headers
  /** The bytes of the body as they came, content coding still on. */
  readonly raw: Uint8Array
  /** The bytes after content decoding (gzip); the same as {@link raw} where there is none. */
  readonly body: Uint8Array
  /** Set when the content coding was announced but the bytes do not decode. */
  readonly decodeProblem?: string
}

/** Why there is no (whole) response. */
export interface TransportFailure {
  /** Stable word; `not-offered` where nothing went out, since the target or this machine has not what it takes. */
  readonly kind:
    'refused' | 'reset' | 'timeout' | 'tls' | 'dns' | 'truncated' | 'too-large' | 'protocol' | 'not-offered'
  /**
   * Which hop broke, in words: `harness to SSP`, `SSP to provider`, `harness to provider`, `harness to authorisation
   * server`; `harness` where nothing went out.
   */
  readonly hop: string
  readonly message: string
  /**
   * For kind `tls`: the other side sent an alert, or closed the connection while TLS was agreed on, or this machine's
   * own TLS library broke off, which says nothing of the other side.
   */
  readonly ended?: 'alert' | 'closed' | 'own'
  /** For kind `timeout`: no connection came to stand. */
  readonly connecting?: true
}

/** What TLS agreed on, where the connection got so far. */
export interface TlsFacts {
  readonly protocol: string
  readonly cipher: string
  readonly peerSubject?: string
  /** Kind and size of the key in the peer's certificate: `RSA, 2048 bits`. */
  readonly peerKey?: string
  /** The last instant at which the peer's certificate is valid, ISO 8601. */
  readonly peerUntil?: string
}

/** What a server made of suites that were offered to it, again and again, until it took none. */
export interface SuitesTried {
  /** Kinds of key by which it agreed to approved suites: none, where it was not seen to agree to anything. */
  readonly keys: readonly string[]
  /** How many were offered. */
  readonly offered: number
  /** Those that it agreed to, as IANA names them. */
  readonly agreed: readonly string[]
  /** How many were not offered, since neither an RSA key nor one on a curve takes them. */
  readonly others: number
}

/** An attempt that broke off before the one that an exchange is about. Times are milliseconds. */
export interface BrokenAttempt {
  /** It was another command of the same interaction, whose exchange stands by itself: a command is not sent twice. */
  readonly another?: true
  readonly startedAt: string
  readonly durationMs: number
  /** What had come until then, of the same request. */
  readonly response?: ReceivedResponse
  readonly failure: TransportFailure
}

/** One request and its answer, kept whole. Times are milliseconds. */
export interface Exchange {
  /** Unique within a run, `x1`, `x2`, ... */
  readonly id: string
  /** The interaction of the catalogue that the request belongs to. */
  readonly interaction: string
  readonly hop: Hop
  readonly startedAt: string
  readonly durationMs: number
  readonly request: SentRequest
  readonly response?: ReceivedResponse
  readonly failure?: TransportFailure
  /** The attempt before this one, which broke off. */
  readonly former?: BrokenAttempt
  readonly answeredBy: AnsweredBy
  readonly tls?: TlsFacts
  readonly suites?: SuitesTried
  /** How the connection deviated; absent for the hop's own. */
  readonly connection?: Connection
  /** What the provider saw, where an emulated SSP recorded it: request target and headers. */
  readonly forwarded?: { readonly target: string; readonly headers: Headers }
  /** A curl line that repeats the request; secrets are named, not shown. */
  readonly curl: string
}
